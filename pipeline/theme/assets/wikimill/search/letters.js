// How spellings are compared. The builder does the same in pipeline/publish/search/letters.py; a test holds both together.
(() => {
  "use strict"
  const initials = [..."ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"]
  const medials = "ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ".split(" ")
  const finals = " ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ".split(" ")
  const hangul = "가-힣\\u1100-\\u11ff"
  const ideographs = "\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{20000}-\\u{3ffff}"
  const word = new RegExp(`[${hangul}]+|[${ideographs}]+|(?:(?![${hangul}${ideographs}])[\\p{L}\\p{N}])+`, "gu")

  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
    .replace(/ß/g, "ss").replace(/ς/g, "σ").normalize("NFC")

  const words = (text) => fold(text).match(word) ?? []

  const letters = (text) => /^[\x00-\x7f]*$/.test(text) ? text : text.normalize("NFD").replace(/[\u1100-\u11c2]/g, (sign) => {
    const code = sign.charCodeAt(0)
    return initials[code - 0x1100] ?? medials[code - 0x1161] ?? finals[code - 0x11a7] ?? sign
  })

  const isHangul = (text) => /^[가-힣\u1100-\u11ff]/.test(text)
  const isIdeographic = (text) => new RegExp(`^[${ideographs}]`, "u").test(text)

  // Particles and endings, told by whether the noun before them ends in a consonant (받침): C, a vowel: V, either: "".
  const particles = [
    ["C", "은 을 이 과 으로 이다 이고 이나 이란 이라는 이라고 이며 이면 이랑 으로서 으로써 으로는 이었다"],
    ["V", "는 를 가 와 로 다 고 나 란 라는 라고 며 면 랑 로서 로써 로는 였다"],
    ["", "의 에 도 만 에서 에게 부터 까지 처럼 보다 마다 마저 조차 밖에 에는 에도 에서는 에서의 에게는 께서 한테 하고 " +
      "들 들은 들이 들을 들의 들에 입니다 입니까 인가 인지 이란 인 일 하다 한다 하는 하기 해서 했다 합니다 된다 되는 됩니다 적인 적으로"],
  ].flatMap(([after, list]) => list.split(" ").map((particle) => [particle, after]))

  // What a Korean word may be without its particle, the likeliest first.
  const stems = (text) => particles.flatMap(([particle, after]) => {
    const noun = text.slice(0, -particle.length)
    if (!text.endsWith(particle) || !/[가-힣]$/.test(noun)) return []
    const final = (noun.charCodeAt(noun.length - 1) - 0xac00) % 28
    const closed = final !== 0 && !(final === 8 && /^으?로/.test(particle))
    return after && (after === "C") !== closed ? [] : [noun]
  }).filter((noun) => noun.length > 1).sort((a, b) => a.length - b.length)

  // What the forms of an English word have in common, by Snowball's stemmer.
  const stemmer = new EnglishStemmer()
  const stem = (text) => /^[a-z]{3,}$/.test(text) ? stemmer.stemWord(text) : text

  // How many letters have to change, at most `most`, else more than that; with `prefix`, to begin as the word does.
  const distance = (asked, found, most, prefix) => {
    if (!prefix && Math.abs(asked.length - found.length) > most) return most + 1
    let above = [], before, row = Array.from({ length: found.length + 1 }, (_, column) => column)
    for (let i = 1; i <= asked.length; i++) {
      [above, before] = [before ?? above, row]
      row = [i]
      let least = i
      for (let j = 1; j <= found.length; j++) {
        const same = asked[i - 1] === found[j - 1]
        let cost = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (same ? 0 : 1))
        if (i > 1 && j > 1 && asked[i - 1] === found[j - 2] && asked[i - 2] === found[j - 1]) cost = Math.min(cost, above[j - 2] + 1)
        row.push(cost)
        least = Math.min(least, cost)
      }
      if (least > most) return most + 1
    }
    return prefix ? Math.min(...row.slice(Math.max(0, asked.length - most))) : row[found.length]
  }

  // The keys of the Korean keyboard, for what was typed with the wrong one switched on.
  const latin = "r R s e E f a q Q t T d w W c z x v g k o i O j p u P h y n b m l".split(" ")
  const korean = [..."ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ"]
  const asKorean = (text) => [...text].map((key) => korean[latin.indexOf(key)] ?? korean[latin.indexOf(key.toLowerCase())] ?? key).join("")
  const asLatin = (typed) => [...typed].map((key) => latin[korean.indexOf(key)] ?? key).join("").toLowerCase()

  // The initial consonants of a Korean word, by which many people look it up: ㅍㄹㅁㅌ.
  const initialsOf = (text) => text.replace(/[가-힣]/g, (sign) => initials[Math.floor((sign.charCodeAt(0) - 0xac00) / 588)])

  window.wikimill.letters = { fold, words, letters, isHangul, isIdeographic, stems, stem, distance, asKorean, asLatin, initialsOf }
})()
