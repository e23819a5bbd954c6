/**
 * Old, printed and family-name forms of kanji, each folded to the form people type. Written as pairs:
 * the variant, then what it becomes. Only pairs that are one word in two shapes: 斉 and 斎 are two different names
 * and stay apart (斉 takes 齊, 斎 takes 齋). NFKC has run before, so compatibility forms need no line here.
 */
const PAIRS = `
髙高 﨑崎 碕崎 嵜崎 鷗鴎 澤沢 邊辺 邉辺 齋斎 齊斉 廣広 濱浜 濵浜 國国 圀国 櫻桜 瀧滝 圓円 龍竜 學学 會会 讀読 體体 圖図 寫写 實実
寶宝 寳宝 對対 將将 專専 屆届 屬属 峯峰 嶋島 嶌島 嶽岳 巖巌 變変 戀恋 灣湾 蠻蛮 鐵鉄 鐡鉄 錢銭 鑛鉱 鎭鎮 關関 靜静 靑青 顏顔 顯顕
飜翻 餘余 驛駅 驗験 髮髪 鬪闘 鬭闘 鷄鶏 鹽塩 麥麦 麵麺 麪麺 黃黄 黑黒 默黙 點点 黨党 齒歯 齡齢 舊旧 與与 豫予 萬万 藝芸 藏蔵 藥薬
處処 號号 虛虚 蟲虫 蠶蚕 衞衛 裝装 覺覚 覽覧 觀観 觸触 證証 譯訳 譽誉 讓譲 賣売 賴頼 贊賛 踐践 輕軽 轉転 辭辞 遞逓 遲遅 邨村 醫医
釋釈 隨随 隱隠 雙双 雜雑 霸覇 獻献 獨独 獸獣 獵猟 狹狭 畫画 當当 疊畳 疉畳 發発 盜盗 盡尽 眞真 硏研 禮礼 禪禅 祿禄 稱称 穗穂 竊窃
竝並 粹粋 絲糸 經経 綠緑 緖緒 縣県 總総 縱縦 繪絵 繼継 續続 缺欠 聲声 聽聴 肅粛 脫脱 腦脳 臺台 舍舎 莊荘 莖茎 單単 嚴厳 囑嘱 圍囲
團団 壓圧 壞壊 壯壮 壽寿 壹壱 奧奥 奬奨 孃嬢 寢寝 惠恵 惡悪 惱悩 慘惨 應応 懷懐 戰戦 戲戯 拂払 拔抜 擇択 據拠 擧挙 攝摂 收収 效効
敎教 敕勅 數数 斷断 晉晋 晝昼 曉暁 曆暦 曾曽 桝枡 條条 枀松 榮栄 樂楽 樓楼 樞枢 樣様 橫横 檢検 歐欧 歡歓 步歩 歷歴 歸帰 殘残 每毎
氣気 淸清 淨浄 淺浅 渴渇 溪渓 溫温 滯滞 滿満 潛潜 澁渋 濟済 濕湿 瀨瀬 爐炉 爲為 營営 犧犠 狀状 亞亜 來来 佛仏 假仮 價価 兒児 兩両
册冊 冨富 剩剰 劍剣 劔剣 勞労 勳勲 區区 卷巻 卽即 參参 吳呉 噓嘘 增増 墮堕 德徳 彌弥 彥彦 從従 戶戸 槇槙 禰祢 籠篭 繩縄 罐缶 聰聡
藪薮 蘆芦 螢蛍 郞郎 舘館 爾尓 淵渕 渊渕 籔薮 埜野 栁柳 桺柳 凛凜 遙遥 堯尭 槪概 產産 鄕郷 鄰隣 閒間 陷陥 萊莱
`;

/** Variant -> the form it is folded to. */
export const KANJI_VARIANTS: ReadonlyMap<string, string> = new Map(
  PAIRS.trim()
    .split(/\s+/u)
    .map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);
