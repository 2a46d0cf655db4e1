"""The elements of QTI 1.2 (`formats/checking/vocabulary.py` explains the lines).

Source: the DTD of QTI 1.2. Left out is what no writer of questions needs: applets, streams, outcomes processing by objects.
"""

from __future__ import annotations

# The elements that are responses.
RESPONSES = frozenset({"response_lid", "response_str", "response_num", "response_xy", "response_grp"})

GROUPS = {
    "VIEW": "view=All|Administrator|AdminAuthority|Assessor|Author|Candidate|InvigilatorProctor|Psychometrician|Scorer|Tutor",
    "BOX": "x0=text y0=text width=text height=text",
    "MEDIUM": "uri=text label=text embedded=text entityref=text",
    "SWITCHES": "hintswitch=Yes|No solutionswitch=Yes|No feedbackswitch=Yes|No VIEW",
    "LIMITS": "minnumber=count maxnumber=count",
    "VARIABLE": "respident=text! index=text",
    "MEDIA": "mattext | matemtext | matimage | mataudio | matvideo | matapplication | matref | matbreak | mat_extension",
    "FLOW": "material+ | flow_mat+",
    "RESPONSE": "response_lid | response_str | response_num | response_xy | response_grp",
    "TESTS": "not | and | or | unanswered | other | varequal | varlt | varlte | vargt | vargte | varsubset | varinside | varsubstring",
    "QMD": "qmd_computerscored? qmd_feedbackpermitted? qmd_hintspermitted? qmd_itemtype? qmd_levelofdifficulty? qmd_maximumscore? "
    "qmd_renderingtype* qmd_responsetype* qmd_scoringpermitted? qmd_solutionspermitted? qmd_status? qmd_timedependence? qmd_timelimit? "
    "qmd_toolvendor? qmd_topic? qmd_weighting? qmd_material* qmd_typeofsolution?",
    "FIELDS": "qtimetadata*",
}

WORDS = """
questestinterop: : qticomment? (objectbank | assessment | (section | item)+)
objectbank: ident=text! : qticomment? qtimetadata* (section | item)+
assessment: ident=text! title=text xml:lang=text : qticomment? duration? qtimetadata* objectives* assessmentcontrol* rubric*
    presentation_material? outcomes_processing* assessproc_extension? assessfeedback* selection_ordering? (sectionref | section)+
section: ident=text! title=text xml:lang=text : qticomment? duration? qtimetadata* objectives* sectioncontrol* rubric*
    presentation_material? outcomes_processing* sectionproc_extension? sectionfeedback* selection_ordering?
    (itemref | item | sectionref | section)*
item: ident=text! title=text label=text maxattempts=text xml:lang=text : qticomment? duration? itemmetadata? objectives* itemcontrol*
    (itemrubric | rubric)* presentation? resprocessing* itemproc_extension? itemfeedback*
sectionref itemref: linkrefid=text! : TEXT
duration: : TEXT
qticomment: xml:lang=text : TEXT
assessmentcontrol sectioncontrol itemcontrol: SWITCHES : qticomment?
assessfeedback sectionfeedback: VIEW ident=text! title=text : qticomment? (FLOW)
outcomes_processing: scoremodel=text : ANY
itemmetadata: : FIELDS QMD
qtimetadata: : vocabulary? qtimetadatafield+
qtimetadatafield: xml:lang=text : fieldlabel fieldentry
vocabulary: uri=text entityref=text vocab_type=text : TEXT
fieldlabel fieldentry: : TEXT
qmd_computerscored qmd_feedbackpermitted qmd_hintspermitted qmd_itemtype qmd_levelofdifficulty qmd_maximumscore qmd_renderingtype
    qmd_responsetype qmd_scoringpermitted qmd_solutionspermitted qmd_status qmd_timedependence qmd_timelimit qmd_toolvendor qmd_topic
    qmd_weighting qmd_material qmd_typeofsolution: : TEXT
objectives rubric: VIEW : qticomment? (FLOW)
itemrubric: VIEW : material
presentation_material: : qticomment? flow_mat+
material: label=text xml:lang=text : qticomment? (MEDIA)+ altmaterial*
altmaterial: xml:lang=text : qticomment? (MEDIA)+
mattext matemtext: texttype=text charset=text label=text uri=text entityref=text xml:space=preserve|default xml:lang=text BOX : TEXT
matimage: imagtype=text MEDIUM BOX : TEXT
mataudio: audiotype=text MEDIUM : TEXT
matvideo: videotype=text MEDIUM BOX : TEXT
matapplication: apptype=text MEDIUM : TEXT
matref material_ref: linkrefid=text!
matbreak:
mat_extension itemproc_extension assessproc_extension sectionproc_extension respcond_extension selection_extension order_extension: : ANY
flow_mat: class=text : (flow_mat | material | material_ref)+
presentation: label=text xml:lang=text BOX : qticomment? (flow | (material | RESPONSE)+)
flow: class=text : (flow | material | material_ref | RESPONSE)+
response_lid response_str response_xy response_grp: ident=text! rcardinality=Single|Multiple|Ordered rtiming=Yes|No :
    (material | material_ref)? (render_choice | render_hotspot | render_slider | render_fib) (material | material_ref)?
response_num: ident=text! rcardinality=Single|Multiple|Ordered rtiming=Yes|No numtype=Integer|Decimal|Scientific :
    (material | material_ref)? (render_choice | render_hotspot | render_slider | render_fib) (material | material_ref)?
render_choice: shuffle=Yes|No LIMITS : (material | material_ref | response_label | flow_label)*
render_hotspot: showdraw=Yes|No LIMITS : (material | material_ref | response_label | flow_label)*
render_slider: orientation=Horizontal|Vertical lowerbound=number! upperbound=number! step=number startval=number steplabel=Yes|No LIMITS :
    (material | material_ref | response_label | flow_label)*
render_fib: fibtype=String|Integer|Decimal|Scientific encoding=text charset=text rows=count columns=count maxchars=count
    prompt=Box|Dashline|Asterisk|Underline LIMITS : (material | material_ref | response_label | flow_label)*
flow_label: class=text : (flow_label | response_label)+
response_label: ident=text! rshuffle=Yes|No rarea=Ellipse|Rectangle|Bounded rrange=Exact|Range labelrefid=text match_group=text
    match_max=count : TEXT (qticomment | material | material_ref | flow_mat)*
resprocessing: scoremodel=text : qticomment? outcomes (respcondition | itemproc_extension)+
outcomes: : qticomment? (decvar interpretvar*)+
decvar: varname=text vartype=Integer|String|Decimal|Scientific|Boolean|Enumerated|Set defaultval=text minvalue=text maxvalue=text
    members=text cutvalue=text : TEXT
interpretvar: VIEW varname=text : (material | material_ref)
respcondition: continue=Yes|No title=text : qticomment? conditionvar setvar* displayfeedback* respcond_extension?
conditionvar: : (TESTS)+
not: : (TESTS)
and or: : (TESTS)+
varequal varsubstring: VARIABLE case=Yes|No : TEXT
varlt varlte vargt vargte: VARIABLE : TEXT
varsubset: VARIABLE setmatch=Exact|Partial : TEXT
varinside: VARIABLE areatype=Ellipse|Rectangle|Bounded! : TEXT
unanswered: respident=text! : TEXT
other: : TEXT
setvar: varname=text action=Set|Add|Subtract|Multiply|Divide : TEXT
displayfeedback: feedbacktype=Response|Solution|Hint linkrefid=text! : TEXT
itemfeedback: VIEW ident=text! title=text : (flow_mat | material | solution | hint)+
solution: feedbackstyle=Complete|Incremental|Multilevel|Proprietary : qticomment? solutionmaterial+
hint: feedbackstyle=Complete|Incremental|Multilevel|Proprietary : qticomment? hintmaterial+
solutionmaterial hintmaterial: : (FLOW)
selection_ordering: sequence_type=text : qticomment? selection* order?
selection: : sourcebank_ref? selection_number? selection_metadata? selection_extension?
sourcebank_ref selection_number: : TEXT
selection_metadata: mdname=text! mdoperator=EQ|NEQ|LT|LTE|GT|GTE! : TEXT
order: order_type=text! : order_extension?
"""

# What Sakai writes otherwise: a blank for numbers, and no rules where nothing is scored.
SAKAI = """
response_str: ident=text! rcardinality=Single|Multiple|Ordered rtiming=Yes|No : material? (render_fib | render_fin) material?
render_fin: fibtype=String|Integer|Decimal|Scientific encoding=text charset=text rows=count columns=count maxchars=count
    prompt=Box|Dashline|Asterisk|Underline LIMITS : (material | response_label)*
resprocessing: scoremodel=text : outcomes respcondition*
"""
