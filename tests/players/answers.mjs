// How a learner answers each kind of interaction in each player: by clicking, typing and dragging on the page.

const TRIES = 4
const LOOKS = 5
const REST = 30 // milliseconds
const GLIDE = 450 // milliseconds; Amp-up's player lets the items of a list glide to their new places

/** Puts answers into the item on the page: for each response identifier a value, or a list of values. */
export async function answer(page, player, answers, kinds) {
  for (const [identifier, value] of Object.entries(answers)) {
    const kind = kinds[identifier]
    const way = WAYS[player][kind] ?? WAYS.any[kind]
    if (!way) throw new Error(`the driver does not know how to answer ${identifier} (${kind ?? 'no interaction'})`)
    const scope = page.locator(await page.evaluate((name) => window.host.selector(name), identifier)).first()
    await scope.scrollIntoViewIfNeeded()
    await way({ page, scope, identifier, value, values: Array.isArray(value) ? value : [value] })
  }
}

const quoted = (text) => JSON.stringify(text)

async function type(field, text) {
  await field.fill(text)
  await field.blur()
}

/**
 * Drags one thing onto another until the player has taken it, and tells whether it has.
 *
 * The players look where the pointer is a moment after it has moved, so it comes to rest before the drop: longer with each try, for a machine
 * may be busy.
 */
async function drag(page, from, to, isTaken) {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const rest = () => page.waitForTimeout(REST * attempt)
    const [start, end] = [await from.boundingBox(), await to.boundingBox()]
    const [x, y] = [start.x + start.width / 2, start.y + start.height / 2]
    const [goalX, goalY] = [end.x + end.width / 2, end.y + end.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await rest()
    await page.mouse.move(x + 8, y + 8, { steps: 2 })
    await page.mouse.move(goalX, goalY, { steps: 4 })
    await rest()
    await page.mouse.move(goalX + 1, goalY + 1)
    await rest()
    await page.mouse.up()
    for (let look = 0; look < LOOKS; look++) {
      if (await isTaken()) return true
      await rest()
    }
  }
  return false
}

const responseOf = async (page, identifier) => (await page.evaluate((name) => window.host.response(name), identifier)) ?? []

async function dragPairs({ page, identifier, values }, source, target) {
  for (const pair of values) {
    const [left, right] = pair.split(' ')
    const isTaken = await drag(page, source(left), target(right), async () => (await responseOf(page, identifier)).includes(pair))
    if (!isTaken) throw new Error(`${identifier}: the player does not let ${left} be dragged to ${right}`)
  }
}

async function mustHold({ page, identifier, values }) {
  const response = await responseOf(page, identifier)
  if (quoted(response) !== quoted(values)) throw new Error(`${identifier}: the player holds ${quoted(response)}, not ${quoted(values)}`)
}

const citolab = {
  'qti-choice-interaction': async ({ scope, values }) => {
    for (const choice of values) await scope.locator(`qti-simple-choice[identifier=${quoted(choice)}]`).click()
  },
  'qti-inline-choice-interaction': async ({ scope, value }) => {
    await scope.locator('button[part~="trigger"]').click()
    await scope.locator(`qti-inline-choice[identifier=${quoted(value)}]`).click()
  },
  'qti-match-interaction': async (task) => {
    const choice = (index, identifier) =>
      task.scope.locator('qti-simple-match-set').nth(index).locator(`> qti-simple-associable-choice[identifier=${quoted(identifier)}]`)
    await dragPairs(task, (left) => choice(0, left), (right) => choice(1, right))
  },
  'qti-gap-match-interaction': async (task) => {
    const word = (identifier) => task.scope.locator(`> qti-gap-text[identifier=${quoted(identifier)}]`)
    const gap = (identifier) => task.scope.locator(`qti-gap[identifier=${quoted(identifier)}]`)
    await dragPairs(task, word, gap)
  },
  // Every item goes from the list to a place of its own.
  'qti-order-interaction': async (task) => {
    for (const [index, item] of task.values.entries()) {
      const source = task.scope.locator(`> qti-simple-choice[identifier=${quoted(item)}]`)
      const isThere = async () => (await responseOf(task.page, task.identifier))[index] === item
      await drag(task.page, source, task.scope.locator('drop-list').nth(index), isThere)
    }
    await mustHold(task)
  },
}

const ampUp = {
  'qti-choice-interaction': async ({ scope, values }) => {
    for (const choice of values) await scope.locator(`li[data-identifier=${quoted(choice)}]`).click()
  },
  'qti-inline-choice-interaction': async ({ scope, value }) => {
    await scope.locator('button.inline-choice-select').click()
    await scope.locator(`li[data-identifier=${quoted(value)}]`).click()
  },
  'qti-match-interaction': dragInAmpUp,
  'qti-gap-match-interaction': dragInAmpUp,
  // The items stand in one list, and one that is dragged to another's place pushes that one and those behind it on.
  'qti-order-interaction': async (task) => {
    const { page, scope, values } = task
    const items = scope.locator('li.qti-simple-choice')
    for (const [index, item] of values.entries()) {
      const isThere = async () => (await items.nth(index).getAttribute('data-identifier')) === item
      if (await isThere()) continue
      await drag(page, scope.locator(`li[data-identifier=${quoted(item)}]`), items.nth(index), isThere)
      await page.waitForTimeout(GLIDE)
    }
    await mustHold(task)
  },
}

async function dragInAmpUp(task) {
  const source = (identifier) => task.scope.locator(`li.source[data-identifier=${quoted(identifier)}] .draggable`).first()
  const target = (identifier) => task.scope.locator(`.target[data-identifier=${quoted(identifier)}]`)
  await dragPairs(task, source, target)
}

const WAYS = {
  any: {
    'qti-text-entry-interaction': ({ scope, value }) => type(scope.locator('input'), value),
    'qti-extended-text-interaction': ({ scope, value }) => type(scope.locator('textarea'), value),
  },
  citolab,
  'amp-up': ampUp,
}
