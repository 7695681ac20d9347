package io.nifiwan.script.bench;

import io.nifiwan.script.ScriptFormat;
import io.nifiwan.script.ScriptLanguage;

import java.util.Random;

/**
 * Writes screenplays of any length for measurements: headings, action with camera notes and quotations, speeches with acting notes. The
 * same seed gives the same text. A page is 1600 characters of Fountain or 600 of Chinese, about a minute of film each.
 */
final class FeatureScreenplay {
    private static final int ENGLISH_CHARACTERS = 1600;
    private static final int CHINESE_CHARACTERS = 600;
    private static final String[] ENGLISH_NAMES = {"ANNA", "OLD MAN", "CAPTAIN REED", "MEI", "THE BOY", "DR. HALE", "YUSUF", "MRS. LINDQVIST"};
    private static final String[] ENGLISH_PLACES = {"HARBOUR", "RAILWAY STATION", "KITCHEN", "FOREST ROAD", "LIGHTHOUSE", "HOSPITAL CORRIDOR"};
    private static final String[] ENGLISH_TIMES = {"DAY", "NIGHT", "DAWN", "DUSK", "CONTINUOUS"};
    private static final String[] ENGLISH_ACTION = {
        "Rain falls on the empty pier, and somebody has left a lamp burning in the last window.", "She stops, listens, then runs for the stairs.",
        "[CLOSE-UP, the camera slowly pushes in, cool tones] A hand turns the key.", "A sign reads “Closed until further notice. Ask at the mill.”",
        "The train pulls out. Nobody waves.", "He puts the letter down and looks at it for a long time, as if it might change."};
    private static final String[] ENGLISH_LINES_SPOKEN = {
        "You said you would wait.",
        "I did wait. I waited until the tide turned and the boats came in, one after the other, and none of them was yours.",
        "Then tell me what he said. Word for word.", "He said “never again”, and then he laughed.", "No."};
    private static final String[] CHINESE_NAMES = {"李明", "陈老师", "老船长", "阿梅", "孩子", "申屠先生", "掌柜", "王婆婆"};
    private static final String[] CHINESE_PLACES = {"渡口", "火车站", "厨房", "山路", "灯塔", "医院走廊"};
    private static final String[] CHINESE_TIMES = {"日 外", "夜 外", "黎明 外", "傍晚 内", "深夜 内"};
    private static final String[] CHINESE_ACTION = {
        "△大雨打在空荡荡的码头上，最后一扇窗里还亮着一盏灯。", "△她停下脚步，听了听，然后朝楼梯跑去。", "△（特写，镜头缓缓推近，冷色调）一只手转动钥匙。",
        "墙上的告示写着：“城门今夜关闭。任何人不得出入。”", "△火车开动了。没有人挥手。", "△他放下信，久久地看着它，好像上面的字还会变似的。"};
    private static final String[] CHINESE_LINES_SPOKEN = {
        "你说过会等我的。", "我等了。我一直等到潮水退去，船一条一条地回来，没有一条是你的。", "那你告诉我，他到底说了什么？一个字也不要漏。", "他说“再也不会了”，说完就笑了。", "不。"};

    private FeatureScreenplay() {
    }

    /** Form that a language's screenplays are written in. */
    static ScriptFormat format(final ScriptLanguage language) {
        return language == ScriptLanguage.CHINESE ? ScriptFormat.TEXT : ScriptFormat.FOUNTAIN;
    }

    /** A screenplay of at least the given number of pages. */
    static String write(final ScriptLanguage language, final int pages, final long seed) {
        return language == ScriptLanguage.CHINESE ? chinese(pages, new Random(seed)) : english(pages, new Random(seed));
    }

    private static String english(final int pages, final Random random) {
        final StringBuilder text = new StringBuilder("Title: Measured\nAuthor: A generator\n\n");
        while (text.length() < pages * ENGLISH_CHARACTERS) {
            text.append(random.nextBoolean() ? "INT. " : "EXT. ").append(one(ENGLISH_PLACES, random)).append(" - ")
                    .append(one(ENGLISH_TIMES, random)).append("\n\n");
            for (int block = 4 + random.nextInt(12); block > 0; block--) {
                if (random.nextInt(3) == 0) {
                    text.append(one(ENGLISH_ACTION, random)).append("\n\n");
                } else {
                    text.append(one(ENGLISH_NAMES, random)).append(random.nextInt(6) == 0 ? " (V.O.)\n" : "\n")
                            .append(random.nextInt(4) == 0 ? "(quietly)\n" : "").append(one(ENGLISH_LINES_SPOKEN, random)).append("\n\n");
                }
            }
        }
        return text.toString();
    }

    private static String chinese(final int pages, final Random random) {
        final StringBuilder text = new StringBuilder("《丈量》\n\n人物：\n李明：男，十八岁。\n陈老师：语文老师。\n\n");
        int scene = 0;
        while (text.length() < pages * CHINESE_CHARACTERS) {
            scene++;
            text.append("第").append(scene).append("场 ").append(one(CHINESE_PLACES, random)).append(' ').append(one(CHINESE_TIMES, random))
                    .append("\n\n");
            for (int block = 4 + random.nextInt(12); block > 0; block--) {
                if (random.nextInt(3) == 0) {
                    text.append(one(CHINESE_ACTION, random)).append("\n\n");
                } else {
                    text.append(one(CHINESE_NAMES, random)).append('：').append(random.nextInt(4) == 0 ? "（轻声）" : "")
                            .append(one(CHINESE_LINES_SPOKEN, random)).append("\n\n");
                }
            }
        }
        return text.toString();
    }

    private static String one(final String[] choices, final Random random) {
        return choices[random.nextInt(choices.length)];
    }
}
