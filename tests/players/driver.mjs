// Plays QTI 3 items in a browser, in players that others wrote, and tells what came of it.
//
//     node driver.mjs < jobs.json > results.json
//
// The input is {"root": folder of an unzipped package, "browser": path, "jobs": [job, …]}, and a job is
//   player       citolab or amp-up
//   item         the item's path in the package
//   answers      what to answer: for each response identifier a value, or a list of values
//   submissions  how often to hand it in; once, where it is left out
//   screenshot   a path without suffix, for one picture before handing in and one after; none where it is left out
// The output is a list, one result a job:
//   outcomes     what every outcome variable holds, a mapping for each submission
//   feedback     what stands on the page as feedback, a list of {kind, identifier, text} for each submission
//   text         what can be read on the page before anything is answered
//   images       {"shown": number, "broken": [address, …]}
//   problems     exceptions, errors on the console, requests that failed or that would leave the machine
//   failed       why the job came to no end, or null

import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { dirname, extname, join, normalize, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { answer } from './answers.mjs'

const HERE = dirname(fileURLToPath(import.meta.url))
const PATIENCE = 10_000 // milliseconds, for anything that a page is to do
const GRACE = 1_000 // milliseconds, for what it is to do after an exception
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', // nothing leaves the machine
]
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
}
const HOST = '__player__.html' // opened beside the item, so that relative addresses lead where the item means them to

/** Serves the package below /package/, the players below /modules/, and in every folder of the package the page of a player. */
async function serve(root) {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://127.0.0.1')
    const path = normalize(decodeURIComponent(pathname))
    let file = null
    if (path.endsWith(`/${HOST}`)) file = join(HERE, 'hosts', `${searchParams.get('player')}.html`)
    else if (path.startsWith('/package/')) file = join(root, path.slice('/package/'.length))
    else if (path.startsWith('/modules/')) file = join(HERE, 'node_modules', path.slice('/modules/'.length))
    try {
      const content = await readFile(file)
      const lifetime = path.startsWith('/modules/') ? 'max-age=3600' : 'no-store'
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'cache-control': lifetime }).end(content)
    } catch {
      response.writeHead(path === '/favicon.ico' ? 204 : 404).end()
    }
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }
}

/** Notes what goes wrong in a page. Amp-up's player catches its own exceptions and logs them as plain messages. */
function watch(page, tell) {
  page.on('pageerror', (error) => tell(`exception: ${error.message}`))
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' || /^\[\w*(Error|Exception)\]/.test(text)) tell(`console: ${text}`)
  })
  page.on('requestfailed', (request) => tell(`request: ${request.url()} ${request.failure()?.errorText}`))
  page.on('response', (response) => {
    if (response.status() >= 400) tell(`request: ${response.url()} ${response.status()}`)
  })
}

/** What kind of interaction each response of the item belongs to, read from its XML: kinds by response identifier. */
function interactions(page, href) {
  return page.evaluate(async (address) => {
    const item = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/xml')
    const found = item.querySelectorAll('[response-identifier]')
    return Object.fromEntries([...found].map((element) => [element.getAttribute('response-identifier'), element.localName]))
  }, href)
}

/** Runs in the page: what can be seen of each feedback. A hidden text has no place on the page, so no rectangle. */
function shownFeedback() {
  const visible = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    let text = ''
    while (walker.nextNode()) {
      const range = document.createRange()
      range.selectNodeContents(walker.currentNode)
      if (range.getClientRects().length > 0) text += walker.currentNode.data
    }
    return text.replace(/\s+/g, ' ').trim()
  }
  return window.host
    .feedback()
    .map(({ kind, identifier, element }) => ({ kind, identifier, text: visible(element) }))
    .filter(({ text }) => text !== '')
}

/** Runs in the page: the images of the item, in shadow trees too. */
async function images() {
  const all = (root) =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      ...(element.localName === 'img' ? [element] : []),
      ...(element.shadowRoot ? all(element.shadowRoot) : []),
    ])
  const found = all(document)
  await Promise.all(found.map((image) => image.decode().catch(() => {})))
  const broken = found.filter((image) => !image.complete || image.naturalWidth === 0)
  return { shown: found.length - broken.length, broken: broken.map((image) => image.getAttribute('src')) }
}

/** Waits for something that a player is to do, and not long once it has run into trouble. */
async function inTime(done, complaint, problems) {
  let timer
  const late = new Promise((_, reject) => {
    let left = PATIENCE
    timer = setInterval(() => {
      left = Math.min(left - 100, problems.length > 0 ? GRACE : PATIENCE)
      if (left <= 0) reject(new Error(complaint))
    }, 100)
  })
  try {
    return await Promise.race([done, late])
  } finally {
    clearInterval(timer)
  }
}

/** A page that plays one item after another, as a test would. It starts anew for another folder or player, and after a failure. */
class Stage {
  #context
  #address
  #page = null
  #place = null
  #problems = []

  constructor(context, address) {
    this.#context = context
    this.#address = address
  }

  async play(job) {
    const result = { outcomes: [], feedback: [], text: '', images: { shown: 0, broken: [] }, problems: [], failed: null }
    this.#problems = result.problems
    try {
      await this.#perform(job, result)
    } catch (error) {
      result.failed = error.message
    }
    if (result.failed !== null || result.problems.length > 0) await this.#close()
    return result
  }

  async #perform(job, result) {
    const href = `/package/${encodeURI(job.item)}`
    const page = await this.#opened(`${this.#address}${posix.dirname(href)}/${HOST}?player=${encodeURIComponent(job.player)}`)
    await inTime(page.evaluate((path) => window.host.load(path), href), 'the player did not load the item', result.problems)
    result.images = await page.evaluate(images)
    result.text = await page.evaluate(() => window.host.root().innerText)
    const kinds = await interactions(page, href)
    await answer(page, job.player, job.answers, kinds)
    if (job.screenshot) await page.screenshot({ path: `${job.screenshot}-answered.png`, fullPage: true })
    for (let submission = 0; submission < (job.submissions ?? 1); submission++) {
      if (submission > 0) await page.evaluate(() => window.host.dismiss()) // a learner reads and closes what came up before
      const submitted = page.evaluate(() => window.host.submit())
      result.outcomes.push(await inTime(submitted, 'the player did not end the attempt', result.problems))
      result.feedback.push(await page.evaluate(shownFeedback))
    }
    if (job.screenshot) await page.screenshot({ path: `${job.screenshot}-scored.png`, fullPage: true })
  }

  async #opened(place) {
    if (place === this.#place) return this.#page
    await this.#close()
    this.#page = await this.#context.newPage()
    this.#page.setDefaultTimeout(PATIENCE)
    watch(this.#page, (problem) => this.#problems.push(problem))
    await this.#page.goto(place)
    await this.#page.waitForFunction(() => window.ready === true)
    this.#place = place
    return this.#page
  }

  async #close() {
    await this.#page?.close()
    this.#page = this.#place = null
  }
}

async function main() {
  let input = ''
  for await (const chunk of process.stdin) input += chunk
  const { root, browser: executablePath, jobs } = JSON.parse(input)
  const server = await serve(root)
  const browser = await chromium.launch({ executablePath, args: FLAGS })
  try {
    const context = await browser.newContext({ viewport: { width: 900, height: 1400 } })
    const stage = new Stage(context, server.address)
    const results = []
    for (const job of jobs) results.push(await stage.play(job)) // one page at a time: those in the background are slowed down
    process.stdout.write(JSON.stringify(results))
  } finally {
    await browser.close()
    server.close()
  }
}

await main()
