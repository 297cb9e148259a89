using System.Text;

namespace Qdrant.Core.Text;

/// <summary>
/// Variants of common Han characters (traditional Chinese, modern Japanese) and the simplified form they are matched under in text that is not
/// Japanese. A table of the frequent ones, not all: the server has the whole set of variants.
/// </summary>
internal static class HanVariants
{
    private const string Variants =
        "來処員問図國園圓圖團場塩売変學実實寫対専將專尋對導帰広廣張応愛應戦戯戰戲択拠挙擇據數斷時書會東検楽様樂標樣権機檔檢權歐歯"
        + "歲歳歸気氣決済測満準滿漁漢濟為無爲獨獲現環產産畫異當療発發確碼禮種稱積穏穩竜筆節範簡紅純紙級終組経結絡給統絵經続維網総線"
        + "編練總織繪續義聞聯聲職脳腦臺興舉芸藝處號衛補裝製複見規視覚観覺觀訂計記設許訳証詞試話該詳認語說説読調請論諸證識譯議護讀變"
        + "貝負財貨買費資賞賣質購車軟転軽較載輕輯輸轉農辺連進運過達違遠適選還邊釈釋針鉄銀鋼錄錢録鐘鐵長門開間関關険陽階際隨險隱雑雜"
        + "離難雲電霊靈靜響頁順預領頭題額顕類顯風飛飯飲館馬駅騎験驗體鬥魚鳥點黨齊齒龍";

    private const string Simplified =
        "来处员问图国园圆图团场盐卖变学实实写对专将专寻对导归广广张应爱应战戏战戏择据举择据数断时书会东检乐样乐标样权机档检权欧齿"
        + "岁岁归气气决济测满准满渔汉济为无为独获现环产产画异当疗发发确码礼种称积稳稳龙笔节范简红纯纸级终组经结络给统绘经续维网总线"
        + "编练总织绘续义闻联声职脑脑台兴举艺艺处号卫补装制复见规视觉观觉观订计记设许译证词试话该详认语说说读调请论诸证识译议护读变"
        + "贝负财货买费资赏卖质购车软转轻较载轻辑输转农边连进运过达违远适选还边释释针铁银钢录钱录钟铁长门开间关关险阳阶际随险隐杂杂"
        + "离难云电灵灵静响页顺预领头题额显类显风飞饭饮馆马驿骑验验体斗鱼鸟点党齐齿龙";

    public static Rune Simplify(Rune rune)
    {
        if (rune.Value is < 0x4E00 or > 0x9FFF) return rune;
        int at = Variants.AsSpan().BinarySearch((char)rune.Value);
        return at < 0 ? rune : new Rune(Simplified[at]);
    }
}
