"""Common misspellings of English, in small letters, with what was meant; `_` stands for a space.

Only words that are no words themselves stand here, and none that is right in American or British spelling. A word of a bank that stands
here by chance, such as a name, wins: terms, aliases and exemplars are asked first.
"""

from __future__ import annotations

from collections.abc import Mapping


def _pairs(lines: str) -> dict[str, str]:
    """The pairs of a table, which a line holds many of."""
    pairs = (pair.split(":") for pair in lines.split())
    return {wrong: right.replace("_", " ") for wrong, right in pairs}


MISSPELLINGS: Mapping[str, Mapping[str, str]] = {
    "en": _pairs("""
        abbout:about aberation:aberration abilty:ability abondon:abandon abscence:absence absense:absence absorbtion:absorption
        abundent:abundant acadamy:academy accademic:academic acceptible:acceptable accesible:accessible accoding:according
        accomodate:accommodate accomodation:accommodation accompagnied:accompanied accordingto:according accross:across accurrate:accurate
        acheive:achieve acheived:achieved acheivement:achievement acknowlegde:acknowledge acknowlege:acknowledge acommodate:accommodate
        acording:according acquaintence:acquaintance acquited:acquitted acros:across actualy:actually adaptated:adapted addional:additional
        additinal:additional addres:address addtion:addition adequatly:adequately adition:addition aditional:additional adjacant:adjacent
        adn:and adress:address adresses:addresses advantagous:advantageous advertisment:advertisement agaisnt:against aggresive:aggressive
        agreeement:agreement agrement:agreement agression:aggression agressive:aggressive ajacent:adjacent alchohol:alcohol
        alegiance:allegiance algorithim:algorithm algoritm:algorithm algorythm:algorithm alledged:alleged alltogether:altogether
        allways:always almsot:almost alot:a_lot alowed:allowed alredy:already alterior:ulterior althought:although altough:although
        amature:amateur ambiguos:ambiguous amendement:amendment ammount:amount amoung:among amoungst:amongst analagous:analogous
        analisys:analysis analysys:analysis ancester:ancestor anihilation:annihilation annualy:annually anomolous:anomalous answear:answer
        anual:annual anually:annually anwser:answer apalling:appalling apparant:apparent apparantly:apparently apparrent:apparent
        appartment:apartment appearantly:apparently appearence:appearance applicaiton:application appropiate:appropriate
        appropraite:appropriate approximatly:approximately aproximate:approximate aproximately:approximately aquaintance:acquaintance
        aquire:acquire aquired:acquired aquisition:acquisition arbitary:arbitrary archaelogical:archaeological archetect:architect
        architechture:architecture architecure:architecture arent:aren't arguement:argument arguements:arguments aritmetic:arithmetic
        arround:around artical:article artifical:artificial asociated:associated assasin:assassin assasinated:assassinated
        assasination:assassination assesment:assessment assessement:assessment assignement:assignment assistent:assistant asthetic:aesthetic
        asymetric:asymmetric atheletic:athletic athiest:atheist athmosphere:atmosphere atmoshpere:atmosphere atribute:attribute
        attandance:attendance attendence:attendance audeince:audience authorative:authoritative autority:authority auxillary:auxiliary
        availabe:available availiable:available availible:available avalable:available avaliable:available awfull:awful bachelour:bachelor
        balence:balance bankrupcy:bankruptcy basicaly:basically basicly:basically batallion:battalion becasue:because becomming:becoming
        becuase:because begining:beginning beginings:beginnings beleif:belief beleive:believe beleived:believed belive:believe
        benefical:beneficial benificial:beneficial benifit:benefit beteen:between betwen:between beween:between bilion:billion
        biologial:biological bizzare:bizarre boundries:boundaries boundry:boundary boyancy:buoyancy breif:brief briliant:brilliant
        brillant:brilliant britian:Britain buisness:business busness:business bussiness:business calander:calendar calcualte:calculate
        calculater:calculator calulate:calculate camoflage:camouflage campain:campaign candadate:candidate candiate:candidate
        capabilites:capabilities capible:capable carribean:Caribbean catagories:categories catagory:category categorie:category
        cathedrel:cathedral caugth:caught celebate:celebrate cementary:cemetery cemetary:cemetery centruy:century centry:century
        ceratin:certain certian:certain challange:challenge challanges:challenges changable:changeable charachter:character
        characterstic:characteristic charactor:character charateristic:characteristic chemcial:chemical chemicaly:chemically
        childen:children choosen:chosen cieling:ceiling circuitory:circuitry circumferance:circumference circut:circuit civillian:civilian
        clasical:classical classifed:classified cliamte:climate coefficent:coefficient coeficient:coefficient cognative:cognitive
        cogntive:cognitive coincedence:coincidence colaborate:collaborate colaboration:collaboration collegue:colleague collegues:colleagues
        colum:column comemorate:commemorate comission:commission comitted:committed comittee:committee comming:coming commision:commission
        commited:committed commitee:committee committment:commitment comparision:comparison comparitive:comparative
        compatability:compatibility compatable:compatible competance:competence competative:competitive compleatly:completely
        completly:completely complience:compliance componant:component componets:components compositon:composition compuer:computer
        comunicate:communicate comunication:communication comunity:community concensus:consensus concious:conscious
        conciousness:consciousness condidtion:condition conditon:condition conect:connect conection:connection confidance:confidence
        congradulations:congratulations connectin:connection consciouness:consciousness consensous:consensus consentrate:concentrate
        consequense:consequence considerd:considered consistant:consistent consistantly:consistently consonent:consonant
        constituion:constitution consumtion:consumption contaminent:contaminant contemporay:contemporary continous:continuous
        continously:continuously contributer:contributor contries:countries controled:controlled controling:controlling
        contruction:construction convienient:convenient convinient:convenient corection:correction corelation:correlation
        corespond:correspond corosion:corrosion corparate:corporate correspondance:correspondence corresponence:correspondence coudl:could
        couldnt:couldn't counries:countries courtesey:courtesy creater:creator critera:criteria critereon:criterion criticim:criticism
        critisism:criticism critisize:criticize curiculum:curriculum curiousity:curiosity currancy:currency currenly:currently
        currentyl:currently curriculim:curriculum decathalon:decathlon decieve:deceive decison:decision decission:decision decrese:decrease
        defendent:defendant defenitely:definitely deficiancy:deficiency definate:definite definately:definitely definatly:definitely
        definetly:definitely definitly:definitely definiton:definition deisgn:design delibrate:deliberate democrasy:democracy
        demostrate:demonstrate denisty:density dependance:dependence dependancy:dependency deploymnet:deployment descibe:describe
        descripton:description desease:disease desgin:design desicion:decision desireable:desirable desision:decision desparate:desperate
        desribed:described desription:description dessicate:desiccate deterimine:determine determin:determine develope:develop
        developement:development developped:developed developpment:development devide:divide devided:divided diagonaly:diagonally
        diamater:diameter dicussed:discussed didnt:didn't diety:deity diference:difference diferent:different differance:difference
        differant:different differnece:difference differnt:different difficulity:difficulty dificult:difficult dilema:dilemma
        dimention:dimension dimentional:dimensional dirived:derived disapear:disappear disapeared:disappeared disapointed:disappointed
        disasterous:disastrous disatisfied:dissatisfied discipine:discipline discoverd:discovered discribe:describe discribed:described
        disign:design disipate:dissipate dissapear:disappear dissapeared:disappeared dissapoint:disappoint dissapointed:disappointed
        distingish:distinguish distingush:distinguish distroy:destroy distrubution:distribution divsion:division documant:document
        doesnt:doesn't dominent:dominant dont:don't dosen't:doesn't drasticaly:drastically drunkeness:drunkenness ecomonic:economic
        ecomony:economy ecosytem:ecosystem effciency:efficiency effeciency:efficiency effecient:efficient efficency:efficiency
        efficent:efficient eigth:eighth electical:electrical electon:electron electricty:electricity elegible:eligible elimanate:eliminate
        eliminiate:eliminate embarass:embarrass embarassed:embarrassed embarassing:embarrassing embarrasing:embarrassing emision:emission
        emited:emitted emmision:emission emmitted:emitted empahsis:emphasis emperical:empirical emphaised:emphasised encorporate:incorporate
        encouter:encounter encyclopidia:encyclopedia enforcable:enforceable enivronment:environment enormus:enormous enourmous:enormous
        enterance:entrance enterprize:enterprise entrepeneur:entrepreneur enviornment:environment enviroment:environment
        enviromental:environmental environement:environment equaly:equally equasion:equation equilibirum:equilibrium equivalant:equivalent
        equivelant:equivalent equivelent:equivalent eratic:erratic erosian:erosion especialy:especially espescially:especially
        espically:especially essencial:essential essense:essence estabish:establish establised:established establishement:establishment
        europian:European evalution:evaluation evaulate:evaluate eventhough:even_though everbody:everybody everythig:everything
        evidance:evidence evolutionnary:evolutionary evry:every exagerate:exaggerate exagerated:exaggerated examinated:examined
        exampel:example exapmle:example excede:exceed excelent:excellent excellant:excellent exceptionaly:exceptionally excercise:exercise
        excerise:exercise exerpt:excerpt exersize:exercise exhibtion:exhibition exibition:exhibition existance:existence existant:existent
        existense:existence expalin:explain expecially:especially expendature:expenditure experiance:experience experianced:experienced
        experimant:experiment explaination:explanation explantion:explanation explict:explicit expresion:expression extention:extension
        extraordinery:extraordinary extreem:extreme extremly:extremely facilites:facilities factaul:factual fahrenhiet:Fahrenheit
        familar:familiar familier:familiar farenheit:Fahrenheit fascenating:fascinating fasinating:fascinating febuary:February feild:field
        feilds:fields finaly:finally financialy:financially firey:fiery flourescent:fluorescent flourine:fluorine fluoresent:fluorescent
        fomr:from forhead:forehead foriegn:foreign formaly:formally formost:foremost fortunatly:fortunately fourty:forty foward:forward
        freind:friend freinds:friends frequancy:frequency frequentely:frequently frequntly:frequently frmo:from fruther:further
        functon:function fundamentaly:fundamentally funtion:function furthur:further futher:further galatic:galactic garantee:guarantee
        gaurantee:guarantee gauranteed:guaranteed gaurd:guard geneology:genealogy generaly:generally genral:general geomtry:geometry
        govenment:government goverment:government govermental:governmental goverments:governments govorment:government grafitti:graffiti
        gramar:grammar grammer:grammar gratefull:grateful gravitional:gravitational greatful:grateful greatfully:gratefully
        guarentee:guarantee guerila:guerrilla guidence:guidance guidlines:guidelines happend:happened happended:happened
        happenning:happening harasment:harassment harrass:harass harrassment:harassment hasnt:hasn't haveing:having havent:haven't
        heigth:height heirarchy:hierarchy heridity:heredity hierachy:hierarchy hieroglph:hieroglyph highschool:high_school
        hinderance:hindrance historicaly:historically hopefull:hopeful hospitalty:hospitality hte:the humerous:humorous humidty:humidity
        hundered:hundred hygeine:hygiene hygene:hygiene hypocracy:hypocrisy hypotheis:hypothesis hypothisis:hypothesis idealogy:ideology
        idenity:identity identicle:identical identifed:identified ignorence:ignorance illigal:illegal illustrater:illustrator
        imaginery:imaginary imediate:immediate imediately:immediately immediatley:immediately immediatly:immediately immence:immense
        immitate:imitate immunty:immunity implemention:implementation impliment:implement implimentation:implementation importamt:important
        importence:importance impossable:impossible improvment:improvement inaccessable:inaccessible inacurate:inaccurate
        inadvertant:inadvertent incidently:incidentally increse:increase incresing:increasing indefinately:indefinitely
        indefinitly:indefinitely indepedence:independence indepedent:independent independance:independence independant:independent
        independantly:independently indespensible:indispensable indigineous:indigenous indispensible:indispensable individualy:individually
        inefficent:inefficient inevitible:inevitable infectuous:infectious infered:inferred influencial:influential infomation:information
        informtion:information inital:initial initalize:initialize inititive:initiative innoculate:inoculate inocence:innocence
        inovation:innovation inspite:in_spite instanteous:instantaneous insted:instead instituion:institution instrustion:instruction
        instuction:instruction intead:instead intelectual:intellectual inteligence:intelligence inteligent:intelligent
        intellegence:intelligence interal:internal interferance:interference intergrate:integrate intermitent:intermittent
        interpet:interpret interupt:interrupt intrest:interest intresting:interesting introducion:introduction intrument:instrument
        investement:investment invididual:individual invisable:invisible irelevant:irrelevant irresistable:irresistible isnt:isn't
        journy:journey jsut:just juristiction:jurisdiction knowledgable:knowledgeable knowlegde:knowledge knowlege:knowledge kwno:know
        labatory:laboratory labratory:laboratory labyrynth:labyrinth laguage:language langauge:language languange:language largst:largest
        lattitude:latitude leathal:lethal legeslation:legislation legitamate:legitimate leiutenant:lieutenant lenght:length lengthes:lengths
        liason:liaison libary:library lieing:lying liek:like lieutenent:lieutenant likelyhood:likelihood limitaion:limitation
        litature:literature literture:literature litle:little litrature:literature liturature:literature logicaly:logically
        longitute:longitude machinary:machinery magizine:magazine magnatude:magnitude maintainance:maintenance maintainence:maintenance
        maintenence:maintenance managable:manageable managment:management manuever:maneuver manufactering:manufacturing
        manufature:manufacture marrage:marriage mathamatics:mathematics mathematicaly:mathematically mathematican:mathematician
        mathmatics:mathematics maximun:maximum meaninful:meaningful measurment:measurement mechanicaly:mechanically mechansim:mechanism
        medacine:medicine medeval:medieval medevial:medieval mediteranean:Mediterranean meditteranean:Mediterranean medival:medieval
        melancoly:melancholy memmory:memory mesure:measure mesurement:measurement metabolsim:metabolism metaphore:metaphor
        metropolitian:metropolitan migrain:migraine milennium:millennium miliary:military milion:million millenia:millennia
        millenium:millennium miltary:military mimick:mimic minature:miniature minumum:minimum mischeivous:mischievous
        mischievious:mischievous mispell:misspell mispelled:misspelled mispelling:misspelling missle:missile missles:missiles
        misterious:mysterious mkae:make moderatly:moderately moer:more moleculer:molecular momement:moment monastary:monastery
        morgage:mortgage mosture:moisture mounth:month movemnt:movement movment:movement mroe:more multipy:multiply mutiple:multiple
        mysogyny:misogyny myterious:mysterious naieve:naive narative:narrative natioanl:national nationaly:nationally naturaly:naturally
        necassary:necessary neccesary:necessary neccessary:necessary necesary:necessary necessarilly:necessarily necessery:necessary
        negociate:negotiate negotation:negotiation neice:niece neigborhood:neighborhood neigbour:neighbour neighbourhod:neighbourhood
        nesessary:necessary neutraly:neutrally nineth:ninth ninty:ninety nitrogren:nitrogen noticable:noticeable noticably:noticeably
        notihng:nothing nto:not nucelus:nucleus nuisanse:nuisance numberous:numerous numeracal:numerical nutritent:nutrient
        obediance:obedience obstacal:obstacle obsticle:obstacle ocasionally:occasionally ocassion:occasion occasionaly:occasionally
        occassion:occasion occassional:occasional occassionally:occasionally occured:occurred occurence:occurrence occurences:occurrences
        occuring:occurring occurr:occur occurrance:occurrence ocurred:occurred ocurrence:occurrence offcial:official officialy:officially
        ohter:other ommission:omission ommited:omitted ommitted:omitted omniverous:omnivorous oportunity:opportunity opperation:operation
        oppertunity:opportunity oppinion:opinion opposate:opposite oppositon:opposition optomism:optimism orgainzation:organization
        organim:organism organistion:organisation organizaiton:organization orginal:original orginally:originally originaly:originally
        oscilate:oscillate otehr:other outragous:outrageous overide:override owerful:powerful oxident:oxidant oxigen:oxygen paralel:parallel
        paralell:parallel parallell:parallel paramater:parameter paramter:parameter paramters:parameters parlament:parliament
        parliment:parliament particpate:participate particually:particularly particulary:particularly particuliar:particular
        passanger:passenger pavillion:pavilion peculure:peculiar peice:piece peices:pieces penatly:penalty penisula:peninsula
        percentange:percentage percieve:perceive percieved:perceived perfomance:performance performence:performance perhasp:perhaps
        periodicaly:periodically permanant:permanent permanantly:permanently permenant:permanent perminent:permanent permissable:permissible
        peroid:period perpindicular:perpendicular persistance:persistence persistant:persistent personaly:personally personel:personnel
        persuassion:persuasion perticular:particular pharoah:pharaoh pharoh:pharaoh phenomenom:phenomenon phenomonon:phenomenon
        philisophy:philosophy philosphy:philosophy photosyntesis:photosynthesis photosythesis:photosynthesis phsyical:physical
        phyics:physics physicaly:physically physican:physician playright:playwright playwrite:playwright poeple:people poeples:peoples
        poisin:poison politicaly:politically politican:politician polititian:politician polution:pollution popluation:population
        populaton:population portugese:Portuguese portuguease:Portuguese posess:possess posessed:possessed posession:possession
        possable:possible possesion:possession possesive:possessive possibilty:possibility possiblity:possibility potatos:potatoes
        potencial:potential potentialy:potentially practicaly:practically practioner:practitioner prairy:prairie precedance:precedence
        preceed:precede preceeded:preceded preceeding:preceding precipitaion:precipitation precison:precision precurser:precursor
        predicition:prediction predjudice:prejudice predominatly:predominantly preferance:preference prefered:preferred prefering:preferring
        pregancy:pregnancy presance:presence presense:presence presidental:presidential prestigous:prestigious previlege:privilege
        previouly:previously primarilly:primarily primitave:primitive princable:principle privelege:privilege priviledge:privilege
        privilige:privilege probabilty:probability probablity:probability probaly:probably probelm:problem proccess:process
        proccessing:processing procede:proceed procedue:procedure proceedure:procedure processer:processor proclaimation:proclamation
        profesion:profession profesional:professional profesor:professor professer:professor proffesional:professional proffesor:professor
        proffessor:professor progess:progress prominant:prominent prominantly:prominently pronounciation:pronunciation propably:probably
        propoganda:propaganda proportionaly:proportionally propotion:proportion prosess:process protestent:Protestant protocal:protocol
        psuedo:pseudo psychologial:psychological psycology:psychology publicaly:publicly publisehd:published puchase:purchase
        punctation:punctuation pursuade:persuade puting:putting pyrimid:pyramid pythagorus:Pythagoras quanity:quantity quantaties:quantities
        quantitiy:quantity questionaire:questionnaire questionnare:questionnaire questoin:question quetion:question quizes:quizzes
        reaccurring:recurring realy:really reasearch:research reasonible:reasonable rebelion:rebellion reccomend:recommend
        reccommend:recommend recconaissance:reconnaissance receed:recede recieve:receive recieved:received recieves:receives
        recieving:receiving recipiant:recipient recomend:recommend recomended:recommended recommanded:recommended reconize:recognize
        reconized:recognized recquired:required recuring:recurring recurrance:recurrence referal:referral referance:reference
        refered:referred refering:referring referrence:reference reffered:referred regestered:registered registred:registered
        regularily:regularly rehersal:rehearsal relavant:relevant releated:related relevent:relevant religous:religious
        religously:religiously relitive:relative reluctent:reluctant remaing:remaining remeber:remember rememberance:remembrance
        renaisance:Renaissance renaissence:Renaissance repatition:repetition repetion:repetition repition:repetition
        representated:represented representitive:representative representive:representative requirment:requirement requirments:requirements
        resevoir:reservoir resistence:resistance resistent:resistant resouce:resource resourses:resources respectivly:respectively
        responce:response responsability:responsibility responsable:responsible responsibilty:responsibility responsiblity:responsibility
        restarant:restaurant restaraunt:restaurant restauraunt:restaurant restuarant:restaurant resturant:restaurant resullt:result
        resutl:result retreive:retrieve retrived:retrieved reult:result revelant:relevant revolutionar:revolutionary rhymn:rhyme
        rhythem:rhythm rigourous:rigorous rythm:rhythm rythmic:rhythmic rythym:rhythm sacrafice:sacrifice sacreligious:sacrilegious
        safty:safety salery:salary sallary:salary satalite:satellite satelite:satellite satelites:satellites sattelite:satellite
        scandanavia:Scandinavia scedule:schedule scholarhip:scholarship sciense:science scientfic:scientific scientits:scientists
        seach:search secratary:secretary secretery:secretary sedament:sediment segement:segment seige:siege seiges:sieges sence:sense
        sensative:sensitive sentance:sentence sentances:sentences sepcific:specific seperate:separate seperated:separated
        seperately:separately seperates:separates seperating:separating seperation:separation severly:severely shcool:school
        shedule:schedule sheild:shield shoud:should shoudl:should shouldnt:shouldn't shreak:shriek sicne:since siginificant:significant
        signficant:significant signifcant:significant significent:significant signifigant:significant similarily:similarly
        similarty:similarity similiar:similar simmilar:similar simplier:simpler simultaneosly:simultaneously simultanous:simultaneous
        simultanously:simultaneously sincerly:sincerely skateing:skating soceity:society socity:society sodeum:sodium soem:some
        sofware:software solatary:solitary soldiger:soldier somewaht:somewhat somthing:something sophisicated:sophisticated
        sotfware:software sould:should souveniers:souvenirs sovereignity:sovereignty soverign:sovereign speach:speech specfic:specific
        specificaly:specifically specifiy:specify specturm:spectrum spermatazoa:spermatozoa sponser:sponsor sponsered:sponsored
        spontanous:spontaneous stablility:stability staion:station stastistics:statistics stategy:strategy statistcs:statistics
        statment:statement statments:statements stength:strength stiring:stirring strategicly:strategically strech:stretch stregth:strength
        strenght:strength strenous:strenuous structual:structural stubborness:stubbornness stucture:structure stuctured:structured
        studing:studying sturcture:structure subconcious:subconscious subjct:subject subsequant:subsequent subsidary:subsidiary
        subsiquent:subsequent substancial:substantial substracted:subtracted substraction:subtraction subtance:substance succede:succeed
        succeded:succeeded succesful:successful succesfully:successfully succesive:successive succesor:successor successfull:successful
        successfuly:successfully succsess:success suceed:succeed sucess:success sucessful:successful sucessfully:successfully
        sucessor:successor sufficent:sufficient sufficiant:sufficient sugest:suggest sugested:suggested sumary:summary supercede:supersede
        superceded:superseded supose:suppose suposed:supposed supression:suppression suprise:surprise suprised:surprised
        suprising:surprising surounded:surrounded surounding:surrounding surpress:suppress surrended:surrendered surveilance:surveillance
        survivied:survived susceptable:susceptible suseptible:susceptible swiming:swimming sylable:syllable syllabel:syllable
        symetric:symmetric symetrical:symmetrical symetry:symmetry symmetrial:symmetrical symptons:symptoms symtom:symptom synomym:synonym
        synonim:synonym synonomous:synonymous syntesis:synthesis systematicaly:systematically systen:system sytem:system sytems:systems
        tabacco:tobacco taht:that tatoo:tattoo technicaly:technically technolgy:technology techology:technology tecnical:technical
        tecnology:technology teh:the tehm:them telphone:telephone temerature:temperature temparature:temperature temperatue:temperature
        tempermental:temperamental temperture:temperature temporarly:temporarily temporay:temporary temprature:temperature tendancy:tendency
        tendencey:tendency territorry:territory terroritory:territory theese:these theif:thief theives:thieves theorectical:theoretical
        theoritical:theoretical therfore:therefore thier:their thign:thing thigns:things thikn:think thna:than thne:then thnig:thing
        thorugh:through thoughout:throughout threshhold:threshold threshholds:thresholds throught:through througout:throughout thsi:this
        tiem:time tihs:this tomatos:tomatoes tommorow:tomorrow tommorrow:tomorrow tomorow:tomorrow tounge:tongue tradgedy:tragedy
        tradional:traditional traditionaly:traditionally trafic:traffic traget:target trancendent:transcendent transfered:transferred
        transfering:transferring transister:transistor transistion:transition translater:translator treshold:threshold triangluar:triangular
        triology:trilogy tripple:triple troups:troops truely:truly twelth:twelfth tyrany:tyranny tyrrany:tyranny ubiquitious:ubiquitous
        ultimatly:ultimately unabel:unable uncertainity:uncertainty unconcious:unconscious undoubtably:undoubtedly uneccessary:unnecessary
        unecessary:unnecessary unforseen:unforeseen unfortunatly:unfortunately uniformaly:uniformly uniquness:uniqueness univeral:universal
        univercity:university universty:university univesity:university unkonwn:unknown unkown:unknown unliekly:unlikely
        unneccessary:unnecessary unnecesary:unnecessary untill:until unusal:unusual unuseable:unusable unusualy:unusually upto:up_to
        usally:usually usefull:useful usefullness:usefulness useing:using usualy:usually vaccilate:vacillate vaccum:vacuum vaccuum:vacuum
        vacinate:vaccinate vacume:vacuum vaguelly:vaguely vandilism:vandalism varables:variables variabel:variable variaton:variation
        varient:variant varients:variants vegatable:vegetable vegetble:vegetable vehical:vehicle vengence:vengeance verfication:verification
        versatle:versatile verticaly:vertically vetrinarian:veterinarian vicinty:vicinity vigilence:vigilance villian:villain
        visable:visible visably:visibly volcanoe:volcano volitile:volatile voltge:voltage volumne:volume volunter:volunteer
        vulnerible:vulnerable vunerable:vulnerable waht:what warrent:warrant wasnt:wasn't wavelenght:wavelength wavelenghts:wavelengths
        wehn:when weigth:weight werent:weren't whcih:which whereever:wherever wheter:whether whic:which whicht:which whith:with whne:when
        whta:what wich:which wiegh:weigh wierd:weird wihch:which wiht:with withdrawl:withdrawal witheld:withheld withh:with witout:without
        wnat:want wonderfull:wonderful woudl:would wouldnt:wouldn't writen:written writting:writing wroking:working yatch:yacht yeild:yield
        yeilding:yielding yeilds:yields yera:year yeras:years yoru:your zology:zoology
    """),
}
