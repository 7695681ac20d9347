package io.nifiwan.quality.judge;

import java.util.List;
import java.util.Locale;

/** What a vision and language model is asked about a clip. Grades are 0 to 4, checks are yes or no. */
enum Question {
    /** Whether who or what was asked for is seen. */
    SUBJECT(false, "主体", "subjects"),
    /** Whether it does what was asked. */
    ACTION(false, "动作", "动作行为"),
    /** Whether the place, the time of day and the weather are those asked. */
    PLACE(false, "地点", "scene", "environment", "场景", "环境"),
    /** Whether there are as many as asked. */
    COUNT(false, "数量", "number"),
    /** Whether bodies, faces and hands are as nature makes them. */
    ANATOMY_OK(true, "anatomy", "解剖", "人体", "人体结构"),
    /** Whether there is writing that nobody asked for, or that cannot be read. */
    STRAY_TEXT(true, "text", "text_artifact", "文字", "多余文字");

    private final boolean check;
    @SuppressWarnings("ImmutableEnumChecker") // The list is made by List.of.
    private final List<String> otherNames;

    Question(final boolean check, final String... otherNames) {
        this.check = check;
        this.otherNames = List.of(otherNames);
    }

    /** Name of its field in the answer. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the answer is yes or no, not a grade. */
    boolean isCheck() {
        return check;
    }

    /** Whether a model means this question by a name; models translate names in spite of the schema. */
    boolean isNamed(final String name) {
        final String plain = name.strip().toLowerCase(Locale.ROOT);
        return plain.equals(id()) || otherNames.contains(plain);
    }
}
