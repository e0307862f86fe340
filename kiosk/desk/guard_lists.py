"""Word lists of the name rule: people by what they are, family names, makers' names.

Lists only; the rule itself is in `guard_names`.
"""

from __future__ import annotations

# Whole words before さん: who somebody is, never which person.
PEOPLE = """
客 皆 方 子 娘 息子 奥 旦那 主人 母 父 祖母 祖父 兄 弟 姉 妹 孫 嫁 婿 妻 夫 夫婦 両親
親 親子 親御 家族 本人 隣 隣人 係 医者 先生 患者 学生 大学生 高校生 中学生 小学生
留学生 実習生 研修生 受講生 外国人 友人 知人 代理人 後見人 管理人 付添人 住人 同居人
世帯主 大家 仲間 相談者 利用者 来庁者 来所者 参加者 受講者 高齢者 担当 担当者 支援者
同伴者 民生委員 自治会 町内会 社協 業者 先方 相手 赤 猫 犬 組 何 誰 福 世話
苦労 疲 馳走 気 左 以下 同上 ヘルパー ボランティア ケアマネ ケアマネジャー
ケアマネージャー サポーター スタッフ ドコモ ソフトバンク コンビニ メーカー オペレーター
ショップ ドライバー リーダー デイサービス パパ ママ ユーザー クライアント ゲスト
オーナー パン屋 本屋 八百屋 薬屋 電器屋 電気屋 携帯屋 郵便屋 床屋 花屋 肉屋 魚屋 酒屋
お客 店 銀行 郵便局 薬局 病院 役所 市役所 区役所 町役場 警察 消防 図書館 携帯会社
保険会社 au UQ NTT KDDI 仕 多 同 模 有 一 異 各 別 逆 両 彼
坊 嬢 通訳 姪 甥 友達 友だち パートナー 彼女 同僚 上司 先輩 後輩 常連 新人 受付 施設 包括
介助 司書 警備 守衛 配達 宅配 水道 ガス 農協 生協 組合 老人会 婦人会 団体 大工 清掃
保健所 年金事務所 税務署 法務局 会場 講座 フロント ガイド インストラクター アシスタント
デイ ワン ニャン ヤマト セブン ローソン ファミマ ヤフー グーグル アップル ワイモバイル
イオン メルカリ アマゾン 付き添い 患者 神主 住職 地主 家主 店主 亭主 世帯 仲人 恋人
クロネコ コープ Siri 佐川急便 日本郵便
婚約者 里親 養子 双子 三つ子 末っ子 長男 長女 次男 次女 三男 三女 孫娘 曾孫
"""
# Endings that make a longer word such a word: 介護士, 自治会長.
ROLE_ENDINGS = """
者 員 師 係 課 局 社 客 娘 息子 孫 嫁 婿 母 父 姉 妹 兄弟 族 職 医 夫婦 介護士 福祉士
弁護士 書士 税理士 保育士 栄養士 社労士 会長 所長 課長 部長 局長 館長 係長 班長 市長
町長 店長 院長 園長 校長 社長 外国人 代理人 友人 知人 隣人 本人 主人 住人 後見人 学生
高校生 中学生 小学生 留学生 生徒 皆 旦那 ボランティア ヘルパー スタッフ サポーター
マネジャー マネージャー 会社 銀行 支店 ショップ コンビニ センター 窓口 役所 役場 お客
奥 隣 子供 子ども 両親 親子 実習生
御 甥 姪 友達 友だち っ子 甥っ子 姪っ子 いとこ 通訳 さま
長 近所 坊 嬢 手 妊婦 主婦 看護婦 病院 医院 保育園 幼稚園 学校 署
保健所 事務所 保育所 図書館 庁 協 隊 団
自治会 町内会 ママ友 住民 市民 町民 区民 世帯主 店主 飼い主 地主 父親 母親 児童 園児 乳児
年生 修生 習生 講生 業生 入生 校生
当番 お方 大工 作家 画家 農家 専門家 同級 同伴 付添 介助
"""
# The same in kana, and words in which さん is no title: たくさん, じさん（持参）.
KANA_ENDINGS = """
みな おきゃく きゃく むすめ むすこ おく だんな おかあ かあ おとう とう おじ おば おじい
おばあ じい ばあ おにい にい おねえ ねえ おまご まご およめ よめ いもうと おとうと
おいしゃ おやご おこ おつかれ つかれ おかげ ごちそう ごくろう おせわ どちら たく じ
けい せい よ しゅっ はっ ぶっ ふ たい かい へい げん きょう じゅう ほう となり こども
おまわり あか お ご かかりの ひと おっ わん にゃん
いとこ めいご おいご ともだち つうやく ごしゅじん しゅじん ほごしゃ たんとう かかり おじょう ひまご
パパ ママ せんせい おや なかま おてつだい おいわい おんな おとこ
"""
# Given names that end as another word begins (よさん is a budget, too).
GIVEN_IN_YO = """
とよ かよ ちよ きよ みよ さよ いよ ふみよ まさよ ひさよ はなよ すみよ やすよ
"""
# Family names that are rarely places, shops or other words.
SURNAMES = """
佐藤 鈴木 高橋 田中 伊藤 伊東 渡辺 渡邊 渡邉 中村 小林 加藤 吉田 山田 佐々木 井上 木村
斎藤 斉藤 齋藤 齊藤 阿部 安部 橋本 石井 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木
坂本 藤井 西村 三浦 藤原 岡本 松田 中川 原田 小野寺 田村 竹内 金子 中山 森田 柴田 酒井
工藤 横山 宮本 内田 安藤 谷口 今井 藤本 村田 武田 杉山 増田 小島 桜井 野口 松尾 野村
木下 菊地 菊池 佐野 杉本 新井 菅原 水野 古川 久保田 渡部 渡會 五十嵐 服部 岩田 土屋
安田 本田 望月 永井 堀内 飯田 吉川 星野 西田 大橋 荒木 吉村 小西 川村 中西 石原 横田
須藤 片山 関口 早川 田口 熊谷 平田 松岡 本間 河野 大久保 黒田 山下 富田 浅野 矢野 辻本
栗原 山内 小池 沢田 塚本 樋口 三宅 萩原 荒井 吉岡 松村 宮田 森本 奥村 内藤
"""
# What follows the name of a family in the name of its firm.
FIRM_ENDINGS = """
薬品 ドラッグ 電化 家具 書房 クリニック 工務店 不動産 水産 酒造 酒店 製菓 製パン
精肉 鮮魚 石油 ガス 自動車 運輸 食品 建設 農園 旅館 引越
"""
# What stands before 屋 where somebody keeps a shop: 新聞屋さん; 松屋さん is a family.
TRADES = """
新聞 電気 電器 携帯 ケータイ スマホ パソコン カメラ 郵便 八百 魚 肉 花 本 薬 床
酒 米 豆腐 菓子 パン ケーキ クリーニング 写真 時計 自転車 文房具 水道 ガス
リフォーム 便利 引越し 引っ越し 不動産 植木 畳 布団 眼鏡 メガネ 靴 金物 弁当
ラーメン うどん そば すし 寿司 居酒 ペンキ 塗装 電話 保険 旅行 印刷 はんこ おもちゃ
ペット 運送
"""
# People of banknotes, history and television: whom everybody knows is nobody at the desk.
FIGURES = """
渋沢栄一 津田梅子 北里柴三郎 福沢諭吉 樋口一葉 野口英世 聖徳太子 夏目漱石 新渡戸稲造 紫式部
伊藤博文 岩倉具視 徳川家康 徳川家 織田信長 豊臣秀吉 坂本龍馬 坂本竜馬 西郷隆盛 伊能忠敬 松尾芭蕉
小林一茶 宮沢賢治 石川啄木 大谷翔平 サザエ ドラえもん アンパンマン ちびまる子 クレヨンしんちゃん
トトロ 寅 水戸黄門 ゴジラ くまモン ひこにゃん ふなっしー せんとくん マイナ ミッキー スヌーピー
キティ マルちゃん コナン 名探偵コナン 雷 サンタ 閻魔 お地蔵 観音 リラックマ すみっコぐらし 森のくま
"""
# First words of products, so that "Google Play" is not taken for a person.
BRANDS = """
Google Apple Android Windows Microsoft Amazon Pay Play Map Maps Chrome Face Touch Store
Galaxy Xperia Pixel Line Zoom Teams Meet You Tube Instagram Facebook Safari Office Word
Excel Wi Fi My Number Card Suica Pasmo Drive Photo Photos Mail Yahoo Japan Update
Assistant Lens Family Link Arrows Aquos Smart Easy Plus Web Ultra
"""
# Family names that are also places or plain words: a name only before の奥さん and the like.
DOUBTFUL_SURNAMES = """
山本 山口 石川 福島 千葉 宮崎 上野 中野 大野 池田 太田 小松 上田 和田 市川 大塚 福田 清水 山崎 中島
森 林 原 西 東 南 北 小川 大西 松本 浜田 島田 高木 高田 丸山 平野 小野 久保 松井 岩崎 小山 石田
"""
