// The lists that are looked up, of which only the leaves that a question needs are fetched.
// They come as scripts, not by fetch(): that works from file:// as well, and under `script-src 'self'`.
(() => {
  "use strict"
  const { letters } = window.wikimill.letters
  const folder = new URL("data/", document.currentScript.src)
  const mostLeaves = 3, fewLeaves = 4
  const waiting = new Map()
  let loaded = new Map()
  let edition = ""

  // Each word with its letters, and with a bit for each kind of letter, by which most are told from another at once.
  const misspellable = (text) => [text.split(" ").map((word) => [word, letters(word), kinds(letters(word))])]
  const kinds = (text) => {
    let bits = 0
    for (let index = 0; index < text.length; index++) bits |= 1 << (text.charCodeAt(index) % 32)
    return bits
  }

  // Called by every file of data/.
  window.wikimill.take = (name, digest, content) => {
    if (name === "manifest") edition = digest
    waiting.get(name)?.(digest && digest !== edition ? undefined : content && /^[we]/.test(name) ? misspellable(content) : content)
  }

  const fetched = (name, version) => new Promise((resolve, reject) => {
    const script = document.createElement("script")
    waiting.set(name, resolve)
    script.onerror = () => reject(new Error(`${name} could not be loaded`))
    script.onload = () => script.remove()
    script.src = new URL(`${name}.js${version && `?${version}`}`, folder).href
    document.head.append(script)
  })

  const once = (name, version) => {
    if (!loaded.has(name)) {
      const found = fetched(name, version)
      found.catch(() => loaded.delete(name))
      loaded.set(name, found)
    }
    return loaded.get(name)
  }

  const manifest = () => once("manifest", "")

  // A file's content; where the site was published anew since the manifest was fetched, all is fetched again.
  const content = async (name) => {
    await manifest()
    const found = await once(name, edition)
    if (found !== undefined) return found
    loaded = new Map()
    await once("manifest", Date.now())
    return await once(name, edition) ?? null
  }

  const firstAfter = (firsts, prefix) => {
    let low = 0, high = firsts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (letters(firsts[middle]) < prefix) low = middle + 1
      else high = middle
    }
    return low
  }

  // The leaves that may hold words which begin with a prefix; of very many the first few.
  const leaves = async (list, prefix, most = mostLeaves) => {
    const firsts = (await manifest()).firsts[list]
    const start = Math.max(0, firstAfter(firsts, prefix) - 1)
    let end = start + 1
    while (end < firsts.length && end < start + most && letters(firsts[end]).startsWith(prefix)) end++
    const names = firsts.slice(start, end).map((_, index) => `${{ names: "n", typos: "w", endings: "e", texts: "t" }[list]}${start + index}`)
    return (await Promise.all(names.map(content))).filter(Boolean)
  }

  const digits = new Map([..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].map((sign, value) => [sign, value]))
  const unpacked = (text) => {
    const numbers = []
    let number = 0, shift = 0
    for (const sign of text) {
      const digit = digits.get(sign)
      number += (digit & 31) * 2 ** shift
      shift += 5
      if (digit < 32) {
        numbers.push(number)
        number = shift = 0
      }
    }
    return numbers
  }

  // The letters of each word of a leaf, found once.
  const spelt = new WeakMap()
  const spelling = (leaf, words) => {
    if (!spelt.has(leaf)) spelt.set(leaf, words().map(letters))
    return spelt.get(leaf)
  }

  // The names with a word that begins with a prefix: [word's letters, names].
  const names = async (prefix) => (await leaves("names", prefix)).flatMap((leaf) => {
    const [pages, rows, looked] = leaf
    const found = []
    spelling(leaf, () => looked.map(([word]) => word)).forEach((word, index) => {
      if (word.startsWith(prefix)) found.push([word, looked[index].slice(1).map((number) => named(pages, rows[number]))])
    })
    return found
  })

  const named = (pages, row) => {
    const [address, title, text, referred = 0] = pages[row[0]]
    const kind = typeof row[1] === "number" ? row[1] : 0
    return { address, title, text, isList: text < 0, referred, kind, name: kind ? row[2] : title, anchor: (kind ? row[3] : row[1]) ?? "" }
  }

  // The texts with a word that begins with a prefix: [word's letters, how many, [[text, weight], …]].
  const texts = async (prefix) => (await leaves("texts", prefix)).flatMap((leaf) => {
    const found = []
    spelling(leaf, () => leaf.filter((_, index) => index % 2 === 0)).forEach((word, index) => {
      if (word.startsWith(prefix)) found.push([word, ...posting(leaf[2 * index + 1])])
    })
    return found
  })

  const posting = (packed) => {
    const [count, ...steps] = unpacked(packed)
    let text = -1
    return [count, steps.map((step) => [text += 1 + Math.floor(step / 8), step % 8])]
  }

  // The words of names among which a misspelt one may be: all of them where they are few, else those that begin with
  // some letters, or end in some, given backwards.
  const typos = async (beginnings, endings) => {
    const { firsts } = await manifest()
    const found = firsts.typos.length <= fewLeaves ? [await leaves("typos", "", fewLeaves)]
      : await Promise.all([...beginnings.map((one) => leaves("typos", one)), ...endings.map((one) => leaves("endings", one))])
    return [...new Set(found.flat())].flatMap(([words]) => words)
  }

  const text = (number) => content(`u/${number}`)

  window.wikimill.shelf = { manifest, names, texts, typos, kinds, text }
})()
