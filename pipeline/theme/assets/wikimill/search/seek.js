// From what was typed to what is meant: names first, then headings and texts.
(() => {
  "use strict"
  const { letters: L, shelf } = window.wikimill
  const word = /[\p{L}\p{N}\p{M}]+/gu
  const idle = new Set("a an and are can do does for how i in is it me my of on or should that the this to what when where which why with you".split(" "))
  const mostNames = 8, mostLists = 3, mostTexts = 8, length = 170, longest = 200, mostTokens = 12

  // What was typed as words, each with the forms in which it may stand: letters, how they are compared, what they cost.
  const ask = (typed) => {
    const query = typed.slice(0, longest)
    const all = L.words(query).slice(0, mostTokens)
    const signed = (L.fold(query).match(/[\p{L}\p{N}]+(?:\+\+|#)|(?:^|\s)\.\p{L}+/gu) ?? []).map((one) => one.trim())
    const telling = all.filter((one) => !idle.has(one))
    const words = telling.length ? telling : all
    const whole = L.letters(words.join(""))
    const stems = words.length ? L.stems(words.at(-1)).map((noun) => L.letters(words.slice(0, -1).join("") + noun)) : []
    const tokens = words.map((one, index) => token(one, index === words.length - 1))
    for (const one of tokens) {
      one.signed = signed.includes(`${one.word}++`) || signed.includes(`${one.word}#`)
      if (one.signed) one.forms = [{ letters: one.letters, how: "is", cost: 0 }]
    }
    const wholes = words.length < all.length ? [whole, L.letters(all.join("")), ...stems] : [whole, ...stems]
    return { query: L.fold(query).trim(), wholes, tokens, signed }
  }

  const token = (word, last) => {
    const letters = L.letters(word)
    if (L.isHangul(word)) {
      const nouns = L.stems(word).map((noun) => ({ letters: L.letters(noun), how: "within", cost: 0.1 }))
      return { word, letters, forms: [{ letters, how: "within", cost: 0 }, ...nouns] }
    }
    if (L.isIdeographic(word)) return { word, letters, forms: [{ letters, how: "within", cost: 0 }] }
    const forms = [{ letters, how: last || letters.length > 3 ? "begins" : "is", cost: 0 }]
    const stem = L.stem(word)
    if (stem.length > 2) forms.push({ letters: stem, how: "stem", cost: 0.1 })
    return { word, letters, forms }
  }

  // What it costs to take a word for a form; Infinity where it is another word.
  const cost = (form, found) => {
    if (found === form.letters && form.how !== "stem") return form.cost
    if (form.how === "stem") return L.stem(found) === form.letters ? form.cost : Infinity
    if (form.how === "is" || !found.includes(form.letters)) return Infinity
    const at = found.indexOf(form.letters)
    if (at && form.how !== "within") return Infinity
    return form.cost + (at ? 0.4 : 0.2) + 0.01 * Math.min(10, found.length - form.letters.length)
  }
  const least = (token, found) => Math.min(...token.forms.map((form) => cost(form, found)))

  // A stem ends as no word does where a last `y` became `i`.
  const beginning = (form) => form.how === "stem" ? form.letters.replace(/i$/, "") : form.letters

  const entries = async (list, token) => {
    const prefixes = [...new Set(token.forms.map(beginning))]
    const needed = prefixes.filter((one) => !prefixes.some((other) => other !== one && one.startsWith(other) && other.length > 2))
    return (await Promise.all(needed.map((prefix) => shelf[list](prefix)))).flat()
      .filter(([found]) => least(token, found) < Infinity)
  }

  // Names.
  const score = (name, asked) => {
    const words = L.words(name.name)
    const found = words.map(L.letters)
    const whole = found.join("")
    let sum = 0
    for (const token of asked.tokens) {
      const best = Math.min(...found.map((one) => least(token, one)), ...(found.length > 1 ? [least(token, whole) + 0.1] : []))
      sum += best
    }
    const folded = L.fold(name.name).trim()
    const isWhole = folded === asked.query || asked.wholes.includes(whole)
    sum += 0.3 * asked.signed.filter((sign) => !folded.includes(sign)).length
    if (folded === asked.query) sum = 0
    else if (asked.wholes.includes(whole)) sum = Math.min(sum, 0.02 + 0.02 * asked.wholes.indexOf(whole))
    else if (sum === Infinity) {
      if (!asked.wholes.some((one) => one.length > 2 && whole.startsWith(one))) return Infinity
      sum = 0.5
    } else if (!asked.wholes.some((one) => whole.startsWith(one))) sum += 0.3
    const familiar = Math.min(0.1, 0.02 * Math.log2(1 + name.referred))
    return sum - familiar + (isWhole ? 0.03 * name.kind : 0.1 + 0.15 * name.kind) + 0.01 * Math.min(40, Math.abs(folded.length - asked.query.length))
  }

  const candidates = async (asked) => {
    const extra = asked.tokens.length > 1 ? asked.wholes.slice(0, 1).map((letters) => ({ forms: [{ letters, how: "begins", cost: 0 }] })) : []
    const found = await Promise.all([...asked.tokens, ...extra].map((token) => entries("names", token)))
    const unique = new Map()
    for (const name of found.flat().flatMap(([, names]) => names)) unique.set(`${name.address}\n${name.name}`, name)
    return [...unique.values()]
  }

  const best = (names, asked, rate = score) => {
    const byPage = new Map()
    for (const name of names) {
      const scored = { ...name, score: rate(name, asked) }
      if (scored.score < (byPage.get(name.address)?.score ?? Infinity)) byPage.set(name.address, scored)
    }
    const all = [...byPage.values()].sort((a, b) => a.score - b.score || (a.title < b.title ? -1 : 1))
    return [...all.filter((one) => !one.isList).slice(0, mostNames), ...all.filter((one) => one.isList).slice(0, mostLists)]
  }

  // A name of which each word was asked for.
  const covering = (name, asked) => {
    const found = L.words(name.name).filter((one) => !idle.has(one)).map(L.letters)
    const costs = found.map((one) => Math.min(...asked.tokens.map((token) => least(token, one))))
    const met = asked.tokens.filter((token) => found.some((one) => least(token, one) < Infinity)).length
    if (!found.length || costs.includes(Infinity) || 2 * met < asked.tokens.length) return Infinity
    return costs.reduce((sum, one) => sum + one, 0) + asked.tokens.length - met + 0.15 * name.kind
  }

  const missing = (bits) => {
    let count = 0
    for (let rest = bits; rest; rest &= rest - 1) count++
    return count
  }

  // What a word may be a misspelling of, among the words of names.
  const near = async (token) => {
    const typed = token.letters
    const most = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2
    const found = []
    const initials = /^[ㄱ-ㅎ]{2,}$/.test(typed)
    const switched = /^[a-z]{3,}$/.test(typed) ? L.letters(L.fold(L.asKorean(token.word))) : L.asLatin(typed)
    const bits = shelf.kinds(typed)
    const beginnings = initials ? [typed[0]] : [...new Set([typed.slice(0, 2), switched.slice(0, 2)])]
    const endings = most ? [[...typed].reverse().join("").slice(0, typed.length < 6 ? 2 : 3)] : []
    for (const [word, other, kinds] of await shelf.typos(beginnings, endings)) {
      if (initials && L.isHangul(word) && L.initialsOf(word).startsWith(typed)) found.push({ letters: other, how: "is", cost: 0.3 })
      else if (other.startsWith(switched)) found.push({ letters: other, how: "is", cost: 0.4, mended: true })
      else if (most && missing(bits & ~kinds) <= most) {
        const off = Math.min(L.distance(typed, other, most, false), L.distance(typed, other, most - 1, true) + 0.5)
        if (off <= most) found.push({ letters: other, how: "is", cost: 0.5 + 0.5 * off + (typed[0] === other[0] ? 0 : 0.3), mended: true })
      }
    }
    return found.sort((a, b) => a.cost - b.cost || (a.letters < b.letters ? -1 : 1)).slice(0, 5)
  }

  const mend = async (asked) => {
    await Promise.all(asked.tokens.map(async (token) => {
      const known = (asked.tokens.length > 1 && (await entries("names", token)).length) || await often(token) > 1 // no misspelling
      if (!known && !token.signed && token.letters.length > 1) token.forms.push(...await near(token))
    }))
    if (asked.tokens.length === 1) asked.wholes.push(...asked.tokens[0].forms.map((form) => form.letters))
  }

  const names = async (asked) => {
    if (!asked.tokens.length) return []
    const found = best(await candidates(asked), asked)
    if (found.length) return found
    const asTyped = asked.tokens.map((token) => [...token.forms])
    await mend(asked)
    const close = best(await candidates(asked), asked)
    if (close.length || asked.tokens.length < 2) return close
    asked.tokens.forEach((token, index) => { token.forms = asTyped[index] })
    return best(await candidates(asked), asked, covering)
  }

  // Texts.
  const pairs = (token) => {
    if (!L.isIdeographic(token.word ?? "") || token.letters.length < 3) return [token]
    return Array.from({ length: token.letters.length - 1 }, (_, at) => token.letters.slice(at, at + 2))
      .map((letters) => ({ ...token, letters, forms: [{ letters, how: "is", cost: 0 }] }))
  }

  const ranked = async (asked) => {
    const total = (await shelf.manifest()).texts
    const tokens = asked.tokens.flatMap(pairs)
    const sums = new Map()
    let telling = 0
    for (const found of await Promise.all(tokens.map(async (token) => [token, await entries("texts", token)]))) {
      const weights = new Map()
      let cut = false
      for (const [word, count, texts] of found[1]) {
        const factor = Math.log(1 + total / count) / (1 + least(found[0], word))
        cut ||= texts.length < count
        for (const [text, weight] of texts) weights.set(text, Math.max(weights.get(text) ?? 0, weight * factor))
      }
      if (!cut) telling++
      for (const [text, weight] of weights) {
        const sum = sums.get(text) ?? { text, score: 0, words: 0 }
        sum.score += weight
        if (!cut) sum.words++
        sums.set(text, sum)
      }
    }
    const all = [...sums.values()]
    const most = all.reduce((most, sum) => Math.max(most, sum.words), 0)
    const enough = most === telling ? most : Math.max(1, most - 1)
    return all.filter((sum) => sum.words >= Math.min(enough, most))
      .sort((a, b) => b.words - a.words || b.score - a.score || a.text - b.text).slice(0, mostTexts + 8)
  }

  // Where in a text the words stand that were asked for: [start, end, which].
  const marks = (text, asked) => {
    const found = []
    for (const match of text.matchAll(word)) {
      let at = match.index
      const parts = L.words(match[0])
      const single = parts.length === 1 || parts.join("").length !== match[0].length
      for (const part of single ? [match[0]] : parts) {
        const letters = L.letters(single ? parts.join("") : part)
        const which = asked.tokens.findIndex((token) => least(token, letters) < Infinity)
        if (which >= 0) found.push([...stretch(part, at, letters, asked.tokens[which]), which])
        at += part.length
      }
    }
    return found
  }

  // Of a Korean word the syllables that were asked for, of another all of it.
  const stretch = (part, start, letters, token) => {
    const whole = [start, start + part.length]
    if (!L.isHangul(part)) return whole
    const form = token.forms.find((one) => letters.includes(one.letters))
    if (!form) return whole
    const ends = [...part].map((sign, index) => L.letters(part.slice(0, index + 1)).length)
    const from = letters.indexOf(form.letters), to = from + form.letters.length
    const first = ends.findIndex((end) => end > from), last = ends.findIndex((end) => end >= to)
    return first < 0 || last < 0 ? whole : [start + first, start + last + 1]
  }

  // The part of a text with most of the words, as pieces: {text, marked}.
  const quote = (text, asked) => {
    const found = marks(text, asked)
    let best = 0, most = 0
    found.forEach(([start], index) => {
      const near = new Set()
      for (let next = index; next < found.length && found[next][1] - start < length - 30; next++) near.add(found[next][2])
      if (near.size > most) [best, most] = [index, near.size]
    })
    const focus = found[best]?.[0] ?? 0
    const from = focus < 60 ? 0 : text.indexOf(" ", focus - 50) + 1 || focus
    const start = Math.min(from, focus)
    const cut = text.length > start + length
    const end = cut ? Math.max(text.lastIndexOf(" ", start + length), start + length - 20) : text.length
    const inside = found.filter(([left, right]) => left >= start && right <= end).map(([left, right]) => [left - start, right - start])
    const parts = pieces(text.slice(start, end), inside)
    if (start) parts.unshift({ text: "… " })
    if (cut) parts.push({ text: " …" })
    return { parts, words: new Set(found.map(([, , which]) => which)).size }
  }

  const pieces = (text, stretches) => {
    const parts = []
    let at = 0
    for (const [start, end] of stretches) {
      if (start < at) continue
      if (start > at) parts.push({ text: text.slice(at, start) })
      parts.push({ text: text.slice(start, end), marked: true })
      at = end
    }
    if (at < text.length) parts.push({ text: text.slice(at) })
    return parts
  }

  const marked = (text, asked) => pieces(text, marks(text, asked))

  const shown = ([address, title, sections], asked) => {
    const seen = sections.map(([anchor, heading, text]) => ({ anchor, heading, quote: quote(text, asked), inHeading: new Set(marks(heading, asked).map(([, , which]) => which)).size }))
    const called = seen.find((one) => one.heading && one.inHeading === asked.tokens.length)
    const told = called ?? seen.reduce((best, one) => one.quote.words + one.inHeading > best.quote.words + best.inHeading ? one : best, seen[0])
    return { address, title, kind: called ? "heading" : "text", anchor: told.anchor, heading: told.heading, parts: told.quote.parts }
  }

  // A compound that others write with a space: 분산시스템, frontmatter.
  const parted = async (asked) => ({ ...asked, tokens: (await Promise.all(asked.tokens.map(parts))).flat() })

  const parts = async (whole) => {
    const size = whole.word.length, least = L.isHangul(whole.word) ? 2 : 3
    if (L.isIdeographic(whole.word) || size > 20) return [whole]
    const loose = least < 3
    let most = 0, best = [whole]
    for (let at = least; at <= size - least; at++) {
      const first = token(whole.word.slice(0, at), false), second = token(whole.word.slice(at), false)
      const count = await often(first, loose) && Math.min(await often(first, loose), await often(second, loose))
      if (count > most) [most, best] = [count, [first, second]]
    }
    return best
  }

  // How many texts say a word.
  const often = async (token, part) => (await entries("texts", token))
    .filter(([found]) => part || token.forms.some((form) => form.how !== "stem" && found === form.letters))
    .reduce((sum, [, count]) => sum + count, 0)

  const says = ([, title, sections], sign) => [title, ...sections.flat()].some((part) => L.fold(part).includes(sign))

  const texts = async (given, named) => {
    if (!given.tokens.length) return []
    let asked = given
    const known = new Set(named.map((name) => name.address))
    let numbers = await ranked(asked)
    if (!numbers.length && !named.length) {
      asked = await parted(given)
      numbers = asked.tokens.length > given.tokens.length ? await ranked(asked) : []
    }
    let found = (await Promise.all(numbers.map(({ text }) => shelf.text(text)))).filter(Boolean)
    const signed = found.filter((text) => asked.signed.every((sign) => says(text, sign)))
    if (signed.length || asked.tokens.every((token) => token.signed)) found = signed
    const results = new Map()
    for (const text of found) {
      const result = shown(text, asked)
      if ((known.has(result.address) && result.kind === "text") || results.has(result.address)) continue
      results.set(result.address, result)
    }
    const all = [...results.values()].slice(0, mostTexts)
    return all.sort((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0))
  }

  // The beginning of a note's text.
  const summary = async (number, asked) => {
    if (number < 0) return []
    const [, , sections] = await shelf.text(number) ?? [0, 0, []]
    const text = sections.find(([, , text]) => text)?.[2] ?? ""
    return quote(text.slice(0, length), { ...asked, tokens: [] }).parts
  }

  // Whether something close was found in the place of what was typed.
  const isMended = (asked) => asked.tokens.some((token) => token.forms.some((form) => form.mended))

  window.wikimill.seek = { ask, names, texts, summary, marked, isMended }
})()
