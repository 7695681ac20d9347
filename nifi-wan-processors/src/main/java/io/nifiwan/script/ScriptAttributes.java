package io.nifiwan.script;

/** FlowFile attributes written by the script stage. Fragment attributes are NiFi's own and count from 1. */
public final class ScriptAttributes {
    /** Name of the script without folder and extension; every later file name starts with it. */
    public static final String SCRIPT_NAME = "script.name";
    public static final String SCRIPT_CHARSET = "script.charset";
    /** Whole number from 0 to 100. */
    public static final String SCRIPT_CHARSET_CONFIDENCE = "script.charset.confidence";
    /** Format of the document: {@code text}, {@code fdx}, {@code docx} or {@code pdf}. */
    public static final String SCRIPT_SOURCE = "script.source";
    /** {@code fountain} or {@code text}. */
    public static final String SCRIPT_FORMAT = "script.format";
    /** {@code zh} or {@code en}. */
    public static final String SCRIPT_LANGUAGE = "script.language";
    /** Number of characters and lines that cleaning removed. */
    public static final String SCRIPT_REMOVED = "script.removed";
    /** The same number by kind, for example {@code byte order mark 1, page number 12}; empty where nothing was removed. */
    public static final String SCRIPT_REMOVED_KINDS = "script.removed.kinds";
    /** Number of full-width letters, digits and spaces written in their ASCII form. */
    public static final String SCRIPT_FOLDED = "script.folded";
    /** Number of places that cleaning rewrote without losing a word, such as rejoined lines. */
    public static final String SCRIPT_CHANGED = "script.changed";
    /** The same number by kind; empty where nothing was changed. */
    public static final String SCRIPT_CHANGED_KINDS = "script.changed.kinds";
    /** Number of places that cleaning left alone and a person may want to see. */
    public static final String SCRIPT_NOTED = "script.noted";
    /** The same number by kind; empty where nothing was noted. */
    public static final String SCRIPT_NOTED_KINDS = "script.noted.kinds";
    /** Number of sentences of an oral history that instruct. */
    public static final String SCRIPT_INSTRUCTIONS = "script.instructions";
    /** Number of quantities in the instructions. */
    public static final String SCRIPT_NUMBERS = "script.numbers";
    /** Number of quantities whose value the speaker did not give. */
    public static final String SCRIPT_NUMBERS_UNKNOWN = "script.numbers.unknown";
    public static final String SCRIPT_SCENES = "script.scenes";
    public static final String SCRIPT_SHOTS = "script.shots";
    /** Names of the script's characters, most speeches first, comma-separated; cut at whole names before 2000 characters. */
    public static final String SCRIPT_CAST = "script.cast";
    public static final String SCENE_NUMBER = "scene.number";
    public static final String SCENE_HEADING = "scene.heading";
    /**
     * One identity through every attempt and style: {@code s<scene>-sh<shot>-<8 hex digits>}. Scenes that the author does not number
     * have {@code x} and 4 hex digits in place of a number.
     */
    public static final String SHOT_ID = "shot.id";
    /** Position within the scene, from 1. */
    public static final String SHOT_NUMBER = "shot.number";
    /** Estimated seconds, decimal point, one digit. */
    public static final String SHOT_SECONDS = "shot.seconds";
    /** Frames at the target rate, of the form 4n+1. */
    public static final String SHOT_FRAMES = "shot.frames";
    /** Verbatim source text; never rewritten by a later stage. */
    public static final String SHOT_TEXT = "shot.text";
    /** First source line of the shot in the cleaned script, from 1. */
    public static final String SHOT_LINE_FROM = "shot.line.from";
    /** Last source line of the shot in the cleaned script, inclusive. */
    public static final String SHOT_LINE_TO = "shot.line.to";
    public static final String FRAGMENT_IDENTIFIER = "fragment.identifier";
    public static final String FRAGMENT_INDEX = "fragment.index";
    public static final String FRAGMENT_COUNT = "fragment.count";
    public static final String SEGMENT_ORIGINAL_FILENAME = "segment.original.filename";
    public static final String ERROR_CODE = "script.error.code";
    public static final String ERROR_MESSAGE = "script.error.message";

    private ScriptAttributes() {
    }
}
