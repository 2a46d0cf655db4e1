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
const AT_ONCE = 2 // pages
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
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
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(content)
    } catch {
      response.writeHead(path === '/favicon.ico' ? 204 : 404).end()
    }
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }
}

/** Notes what goes wrong in a page. Amp-up's player catches its own exceptions and logs them as plain messages. */
function watch(page, problems) {
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`))
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' || /^\[\w*(Error|Exception)\]/.test(text)) problems.push(`console: ${text}`)
  })
  page.on('requestfailed', (request) => problems.push(`request: ${request.url()} ${request.failure()?.errorText}`))
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`request: ${response.url()} ${response.status()}`)
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

async function play(context, address, job) {
  const result = { outcomes: [], feedback: [], text: '', images: { shown: 0, broken: [] }, problems: [], failed: null }
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE)
  watch(page, result.problems)
  try {
    const href = `/package/${encodeURI(job.item)}`
    await page.goto(`${address}${posix.dirname(href)}/${HOST}?player=${encodeURIComponent(job.player)}`)
    await page.waitForFunction(() => window.ready === true)
    const late = new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error('the player did not load the item')).unref())
    await Promise.race([page.evaluate((path) => window.host.load(path), href), late])
    result.images = await page.evaluate(images)
    result.text = await page.evaluate(() => window.host.root().innerText)
    const kinds = await interactions(page, href)
    await answer(page, job.player, job.answers, kinds)
    if (job.screenshot) await page.screenshot({ path: `${job.screenshot}-answered.png`, fullPage: true })
    for (let submission = 0; submission < (job.submissions ?? 1); submission++) {
      if (submission > 0) await page.evaluate(() => window.host.dismiss()) // a learner reads and closes what came up before
      const never = new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error('the player did not end the attempt')).unref())
      result.outcomes.push(await Promise.race([page.evaluate(() => window.host.submit()), never]))
      result.feedback.push(await page.evaluate(shownFeedback))
    }
    if (job.screenshot) await page.screenshot({ path: `${job.screenshot}-scored.png`, fullPage: true })
  } catch (error) {
    result.failed = error.message
  } finally {
    await page.close()
  }
  return result
}

async function main() {
  let input = ''
  for await (const chunk of process.stdin) input += chunk
  const { root, browser: executablePath, jobs } = JSON.parse(input)
  const server = await serve(root)
  const browser = await chromium.launch({ executablePath, args: FLAGS })
  try {
    const context = await browser.newContext({ viewport: { width: 900, height: 1400 } })
    await context.route(
      (url) => url.origin !== server.address,
      (route) => (/^(data|blob):/.test(route.request().url()) ? route.continue() : route.abort()),
    )
    const results = new Array(jobs.length)
    const waiting = jobs.entries()
    const worker = async () => {
      for (const [index, job] of waiting) results[index] = await play(context, server.address, job)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    process.stdout.write(JSON.stringify(results))
  } finally {
    await browser.close()
    server.close()
  }
}

await main()
