"""The ten facts most dangerous to get wrong: patterns of sentences against each, and samples.

A rule is a pattern of a wrong sentence, not of a right one: the guides stay free in their words.
Every rule has a wrong sentence that it must find, so a rule that finds nothing is seen.
"""

from __future__ import annotations

from tests.content.contradictions import Danger

TRY = r"(?:[0-246-9]|\d\d)回(?:つづけて|続けて)?まちがえると.{0,8}(?:使えな|使えませ|止まり|止まる)"
NIGHT = r"(?:待てば|待つと|まてば|まつと|一晩|つぎの日になると)[^。]{0,14}"
DOES = r"(?:できます|なおせます|出せます|使えます)"
HERE = r"(?:コンビニ|お店|店)"
REMOTE = r"(?:スマホ|ネット|オンライン|郵便|マイナポータル|コンビニ)"

DANGERS: dict[int, Danger] = {
    1: Danger(
        "three and five wrong tries lock, no night resets them",
        (
            TRY,
            r"4けた[^。]{0,8}[0-24-9]回[^。]{0,8}(?:止まり|使えなく)",
            r"長い番号[^。]{0,8}[0-46-9]回[^。]{0,8}(?:止まり|使えなく)",
            NIGHT + r"(?:もどります|もどる|なくなります|使えるようになります|数えなおし)",
        ),
        (
            r"(?:[0-246-9]|\d\d) times in a row",
            r"\b(?:waiting|overnight|the next day|a night)\b.*\b(?:clears|resets|unlocks|works)\b",
        ),
        (
            "4回 つづけて まちがえると、使えなく なります。",
            "4けたの 番号は、5回で 止まります。",
            "長い 番号は、3回で 使えなく なります。",
            "一晩 待つと、回数は もとに もどります。",
        ),
        (
            "If it is wrong 4 times in a row, it stops working.",
            "Waiting a day clears the count.",
        ),
    ),
    2: Danger(
        "a loss is called in first, day and night, and not undone by phone",
        (
            r"なくし[^。]{0,16}(?:まず|先に|はじめに)[^。電]{0,6}(?:警察|交番|市役所|窓口)",
            r"電話で(?!は)[^。]{0,10}(?:もとにもど(?:せ|り)ます|解除できます|とりけせます)",
            r"(?:夜|休みの日)(?:は|には)[^。]{0,8}(?:止められません|つながりません)",
            r"0120-95-(?!0178(?!\d))",
        ),
        (
            r"\blost\b.*\bfirst\b[^,]*(?:police|city hall)",
            r"(?:undo|undone|lift|lifted|restore|restored)\b.*\bby (?:tele)?phone",
            r"0120-95-(?!0178(?!\d))",
        ),
        (
            "カードを なくしたら、まず 警察へ 行きます。",
            "見つかったら、電話で もとに もどせます。",
            "夜は つながりません。",
            "0120-95-01780",
        ),
        (
            "If you lost the card, first go to the police.",
            "The stop can be lifted by phone.",
            "Call 0120-95-0187.",
        ),
    ),
    3: Danger(
        "the certificate is renewed at the counter, free, from three months before",
        (
            r"電子証明書[^。]{0,20}" + REMOTE + r"[^。]{0,10}(?:更新|新しく)[^。]{0,4}" + DOES,
            REMOTE + r"で[^。]{0,6}電子証明書[^。]{0,6}(?:更新|新しく)[^。]{0,4}" + DOES,
            r"電子証明書の更新[^。]{0,12}[1-9][\d,]*円",
            r"期限の(?!3か月)\d+か月前(?:のつぎの日)?から",
            r"カード(?:そのもの)?の更新[^。]{0,10}窓口だけ",
        ),
        (
            r"renew[^.]*certificate[^.]*(?:online|on (?:your|a) phone|at a (?:convenience )?store)",
            r"renew[^.]*(?!3 months)\b\d+ months before",
            r"certificate[^.]*costs?[^.]*yen",
        ),
        (
            "電子証明書は、スマホで 更新 できます。",
            "コンビニで 電子証明書を 新しく できます。",
            "電子証明書の 更新は 200円です。",
            "期限の 6か月前から 更新できます。",
            "カードの 更新は 窓口だけです。",
        ),
        (
            "You can renew the certificate online.",
            "Renew the certificate at a convenience store.",
            "You can renew from 6 months before the date.",
            "The certificate costs 200 yen.",
        ),
    ),
    4: Danger(
        "a foreign resident's card ends with the old stay unless extended before",
        (
            r"在留カード[^。]{0,14}期限(?:も|は)[^。]{0,6}のびます",
            r"(?:在留期間|カードの期限|期限)の?(?:お知らせ|手紙)[はが](?:来ます|とどきます)",
            r"(?:期限|日)が?すぎ[^。]{0,10}のばせます",
            r"(?:入管|在留カード)[^。特]{0,12}市役所へ行かなくて(?:よい|いい)",
        ),
        (
            r"residence card[^.]*\b(?:extends|renews)\b",
            r"\b(?:letter|reminder|notice)\b will (?:come|remind|tell)",
            r"(?:expired|past)[^.]*can (?:still )?be extended",
        ),
        (
            "新しい 在留カードを もらうと、カードの 期限も のびます。",
            "期限の お知らせが 来ます。",
            "期限が すぎた あとでも のばせます。",
            "入管で 手続きを すれば、市役所へ 行かなくて よいです。",
        ),
        (
            "A new residence card extends the My Number Card.",
            "A letter will remind you.",
            "An expired card can still be extended.",
        ),
    ),
    5: Danger(
        "the old insurance card and the notice alone are useless; three months after a lapse",
        (
            r"(?:昔|前|古い|今まで)の(?:健康)?保険証(?:は|も|が|を)[^。]{0,6}使えます",
            r"お知らせ(?:だけ|だけで|だけでも)[^。は]{0,6}(?:使えます|かかれます|行けます)",
            r"(?:期限|切れ)[^。]{0,12}(?!3か月)\d+か月目?の(?:月末|おわり)",
            r"お知らせだけを持って行(?:きます|って)",
        ),
        (
            r"old (?:health )?insurance card[^.]*(?:can|works|still)",
            r"(?:insurance|information|this) notice[^.]*(?:is enough|alone works|works at)",
        ),
        (
            "昔の 保険証は、まだ 使えます。",
            "資格情報の お知らせだけで 病院に かかれます。",
            "期限の あと、6か月目の 月末まで 使えます。",
            "病院へ お知らせだけを 持って 行きます。",
        ),
        (
            "The old insurance card still works.",
            "The insurance notice is enough at a clinic.",
        ),
    ),
    6: Danger(
        "moving has fourteen and ninety days and a visit; the signing certificate ends",
        (
            r"(?:転入届|転居届)[^。]{0,20}" + REMOTE + r"[^。]{0,6}" + DOES,
            r"住みはじめてから(?!14日|10日)\d+日",
            r"転入届を出し(?:た日から|てから)(?!90日)\d+日",
            r"署名用[^。]{0,14}(?:引っこし|住所)[^。]{0,12}(?:つづけて|そのまま)使えます",
        ),
        (
            r"moving-in notice[^.]*(?:online|by post|on your phone)",
            r"within (?!14 days|10 days|90 days)\d+ days of moving",
            r"signing certificate[^.]*keeps working",
        ),
        (
            "転入届は、ネットで 出せます。",
            "住みはじめてから 30日の うちに 出します。",
            "転入届を 出した日から 60日の うちに 直します。",
            "署名用は、引っこしても そのまま 使えます。",
        ),
        (
            "File the moving-in notice online.",
            "File it within 30 days of moving in.",
            "The signing certificate keeps working after a move.",
        ),
    ),
    7: Danger(
        "a store resets two of the PINs, and only if the other one is known",
        (
            r"(?:住民基本台帳用|券面事項入力補助用|住所の手続き|自動入力)[^。]{0,20}"
            + HERE
            + r"[^。]{0,8}"
            + DOES,
            r"(?:両方|2つとも|どちらも)わから[^。]{0,14}" + HERE + r"で(?!は)[^。]{0,10}" + DOES,
            r"(?:ローソン|ファミリーマート|ミニストップ)[^。]{0,14}4けた[^。]{0,10}" + DOES,
            r"期限が?(?:すぎ|切れ)[^。]{0,12}" + HERE + r"で(?!は)[^。]{0,10}決めなおせます",
        ),
        (
            r"(?:forgot|know) (?:both|neither)[^.]*(?:store|shop)[^.]*\bcan\b",
            r"(?:lawson|familymart|ministop)[^.]*(?:4-digit|4 digits)",
            r"(?:register|card-information)[^.]*pin[^.]*at a (?:store|shop)",
        ),
        (
            "券面事項入力補助用の 番号も、コンビニで なおせます。",
            "両方 わからない ときも、コンビニで できます。",
            "ローソンでは、4けたも できます。",
            "期限が すぎた カードも、お店で 決めなおせます。",
        ),
        (
            "If you forgot both, a store can reset them.",
            "Lawson resets the 4-digit PIN.",
            "Reset the card-information PIN at a store.",
        ),
    ),
    8: Danger(
        "renewing outside the online site drops the licence, and then nobody may drive on it",
        (
            r"(?:郵便|窓口|写真機|写真の機械)[^。ネ]{0,16}免許[^。]{0,10}"
            r"(?:ひきつげます|ひきつがれます|のこります|続きます)",
            r"免許(?:の情報)?[がの](?:ない|消えた)[^。]{0,10}運転(?:できます|してもいい|してよい)",
        ),
        (
            r"(?:by post|at (?:a|the) counter|booth)[^.]*(?:keeps|carries|carried)[^.]*licence",
            r"licence[^.]*(?:erased|lost|dropped)[^.]*you may drive",
        ),
        (
            "窓口で 更新しても、免許は ひきつがれます。",
            "免許の ない カードでも 運転できます。",
        ),
        (
            "Renewing at a counter carries the licence over.",
            "If the licence was erased, you may drive on the card.",
        ),
    ),
    9: Danger(
        "a card without a PIN has no portal, no store, no tax return; insurance first",
        (
            r"(?:番号[のが]ない|顔認証の?)(?:マイナンバー)?カード[^。]{0,14}"
            r"(?:コンビニ|マイナポータル|e-Tax|確定申告|ATM|スマホ)[^。]{0,12}" + DOES,
            r"(?:顔認証|番号[のが]ない)[^。]{0,12}あとで[^。]{0,6}保険証の登録",
        ),
        (
            r"(?:card without (?:a )?pins?|face[- ]authentication)[^.]*"
            r"(?:mynaportal|store|shop|e-tax|tax return)[^.]*",
        ),
        (
            "番号の ない カードでも、コンビニで 使えます。",
            "顔認証の カードは、マイナポータルに 使えます。",
            "顔認証の カードに かえた あとで、保険証の 登録を します。",
        ),
        ("A face authentication card works with Mynaportal.",),
    ),
    10: Danger(
        "nobody official asks for a PIN, an account or a cash machine",
        (
            r"(?:役所|市|国|警察|銀行|係の人|窓口の人|ボランティア|支援する人|手伝う人)[^。]{0,14}"
            r"(?:暗証番号|カードの番号|マイナンバー|口座の番号)を?(?:お?聞きします|聞きます|たずねます)",
            r"(?:暗証番号|マイナンバー|口座の番号)を[^。]{0,6}(?:教えて|言って|見せて)ください",
            r"ATMを?(?:操作して|で操作して|へ行って)ください",
            r"特定在留カード[^。]{0,12}(?:作らなければ|かならず作|作る義務)",
            r"特定在留カード[^。]{0,14}申請の間[^。]{0,10}行かなくて(?:よい|いい)",
        ),
        (
            r"(?:city|office|staff|helper|volunteer|police|bank)\b[^.]*"
            r"\b(?:asks|will ask|may ask)\b[^.]*\b(?:pin|my number|account number)\b",
            r"\b(?:tell|show|give) (?:us|them|the staff|the helper) your (?:pin|my number)\b",
            r"combined card[^.]*(?:required|must)",
        ),
        (
            "市役所の人が、電話で 暗証番号を 聞きます。",
            "暗証番号を 教えて ください。",
            "ATMを 操作して ください。",
            "特定在留カードは、かならず 作ります。",
            "特定在留カードなら、申請の 間 市役所へ 行かなくて よいです。",
        ),
        (
            "The city office may ask for your PIN.",
            "Tell the staff your PIN.",
            "The combined card is required.",
        ),
    ),
}
