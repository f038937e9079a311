// Usage: MODULES=FOLDER BROWSER=PROGRAM node web.mjs FILE.html...
// Opens every page in one headless browser and prints what is wrong with it, as JSON by file:
// what axe-core finds (WCAG 2.2 A and AA, best practice), on a phone and in the dark too; what
// the page asked for beside itself; what the browser complained of, such as its own policy;
// pictures that do not show; and whether a phone scrolls it sideways.
// MODULES holds axe-core and puppeteer-core.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const needs = createRequire(path.join(process.env.MODULES, 'here.js'))
const puppeteer = needs('puppeteer-core').default ?? needs('puppeteer-core')
const axe = readFileSync(needs.resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const LOOKS = [
  { name: 'light', width: 1600, scheme: 'light', rules: TAGS },
  { name: 'dark', width: 1600, scheme: 'dark', rules: ['color-contrast'] },
  { name: 'phone', width: 320, scheme: 'light', rules: ['target-size', 'scrollable-region-focusable'] }
]

async function accessibility (page, rules) {
  const answer = await page.evaluate(runOnly => axe.run(document, { runOnly }), rules)
  // What it is unsure of counts too, but for colours: it cannot see those of overlapping boxes.
  const unsure = answer.incomplete.filter(one => one.id !== 'color-contrast')
  return [...answer.violations, ...unsure].flatMap(one =>
    one.nodes.map(node => `${one.id}: ${one.help} [${node.target}]`))
}

async function look (browser, file) {
  const page = await browser.newPage()
  const address = pathToFileURL(path.resolve(file)).href
  const faults = []
  page.on('request', one => {
    if (one.url() !== address && !one.url().startsWith('data:')) faults.push(`asks for ${one.url()}`)
  })
  page.on('console', one => faults.push(`the browser says: ${one.text()}`))
  await page.goto(address, { timeout: 120_000 })
  await page.evaluate(axe)
  for (const { name, width, scheme, rules } of LOOKS) {
    await page.setViewport({ width, height: 800 })
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
    faults.push(...(await accessibility(page, rules)).map(one => `${name}: ${one}`))
  }
  faults.push(...await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.scrollingElement
    const blank = [...document.images].filter(one => !one.naturalWidth)
    return [
      ...blank.map(one => `does not show the picture "${one.alt}"`),
      ...(scrollWidth > clientWidth ? [`scrolls sideways on a phone, to ${scrollWidth} pixels`] : [])
    ]
  }))
  await page.close()
  return faults
}

const browser = await puppeteer.launch({
  executablePath: process.env.BROWSER,
  headless: true,
  args: ['--no-sandbox', '--disable-gpu']
})
const waiting = process.argv.slice(2), all = {}
async function lookAtNext () {
  for (let file; (file = waiting.shift());) all[file] = await look(browser, file)
}
try {
  await Promise.all([lookAtNext(), lookAtNext()])
} finally {
  await browser.close()
}
console.log(JSON.stringify(all))
