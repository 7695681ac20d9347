package io.nifiwan.script.oral;

import java.util.regex.Pattern;

/** Words that tell an action of the craft from a story about it. */
final class ActionWords {
    private static final Pattern CHINESE = Pattern.compile(
            "[绣穿拉剪折编刻染洗晒煮磨切压揉捻缠绕拿画描抹涂烧缝扎勾钩织纺抽撕贴糊雕凿锤敲拧捆劈刮捏搓蒸熬浸晾烘烤炒翻插套铺盖裁搅拌滤捞淋刷绷拨挑]"
                    + "|穿过|固定|打结|打磨|起针|收针|落针|放[在到进入上]|放好|用(?!处|心|意)|对齐|分[成开]|加[入水点上]|取[出下]|上[色浆漆釉]");
    private static final Pattern ENGLISH = Pattern.compile(
            "(?i)\\b(?:use|take|pull|push|thread|stitch|sew|embroider|cut|fold|weave|knit|dye|wash|dry|boil|grind|press|knead"
                    + "|twist|wind|wrap|put|place|draw|paint|burn|tie|hook|spin|tear|glue|carve|hammer|knock|split|scrape|roll"
                    + "|steam|soak|roast|turn|cover|stir|strain|brush|stretch"
                    + "|hold|start|finish|go|pass|repeat|add|mix|trim|measure|bend|heat|cool)(?:s|es|ed|ing)?\\b");

    private ActionWords() {
    }

    /** Whether a clause holds an action. */
    static boolean in(final String clause) {
        return CHINESE.matcher(clause).find() || ENGLISH.matcher(clause).find();
    }
}
