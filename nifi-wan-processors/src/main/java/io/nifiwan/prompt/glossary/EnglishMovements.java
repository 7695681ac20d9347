package io.nifiwan.prompt.glossary;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds camera movements in English: a verb with a direction, perhaps with adverbs between ("pans slowly to the left"). In a story the
 * camera must be the subject or the verb must open the sentence; "pans" and "zooms" with an adverb or ending need neither, since people
 * do not pan. A bare "pan across" leaves its direction open.
 */
final class EnglishMovements {
    private static final String ADVERBS = "(?:\\s+(?:\\w+ly|slow|fast))*";
    private static final String DIRECTION = "(?:\\s+(?:to|towards?|over|back to|further))?(?:\\s+the)?\\s+"
            + "(?<way>left|right|upwards?|up|downwards?|down|inwards?|in|forwards?|closer|outwards?|out|backwards?|back|away|"
            + "across|along|around)\\b";
    private static final Pattern DIRECTED = Pattern.compile("\\b(?<verb>pan(?:s|ning|ned)?|tilt(?:s|ing|ed)?|push(?:es|ing|ed)?|"
            + "pull(?:s|ing|ed)?|zoom(?:s|ing|ed)?|doll(?:y|ies|ying|ied)|truck(?:s|ing|ed)?|track(?:s|ing|ed)?|mov(?:e|es|ing|ed)|slid(?:e|es|ing)|"
            + "crab(?:s|bing)?|cran(?:e|es|ing|ed)|boom(?:s|ing)?|pedestal(?:s|ing)?|glid(?:e|es|ing)|drift(?:s|ing)?|"
            + "swing(?:s|ing)?|circl(?:e|es|ing)|orbit(?:s|ing)?|arc(?:s|ing)?)(?<adverb>" + ADVERBS + ")" + DIRECTION);
    private static final Pattern BARE = Pattern.compile("\\b(?<verb>ris(?:e|es|ing)|ascend(?:s|ing)?|lift(?:s|ing)?|lower(?:s|ing)?|"
            + "descend(?:s|ing)?|follow(?:s|ing)?|orbit(?:s|ing)?|circl(?:e|es|ing)|hold(?:s|ing)? still|stay(?:s|ing)? (?:still|locked|fixed)|"
            + "remain(?:s|ing)? (?:still|locked|fixed)|does not move|roll(?:s|ing)?|rotat(?:e|es|ing))\\b");
    private static final Pattern CAMERA_VERB = Pattern.compile("^(?:pans|panning|panned|zooms|zooming|zoomed|dollies|dollying)$");
    private static final Pattern DIRECTION_VERB = Pattern.compile("^(?:pan|tilt|push|pull|zoom|dolly|truck|crane|boom)(?:n?ing)?$");

    private final Glossary glossary;

    EnglishMovements(final Glossary glossary) {
        this.glossary = glossary;
    }

    List<TermMatch> find(final String folded, final Passage passage) {
        final EnglishCamera camera = new EnglishCamera(folded);
        final List<TermMatch> found = new ArrayList<>();
        final Matcher directed = DIRECTED.matcher(folded).region(passage.from(), passage.to());
        while (directed.find()) {
            if (counts(directed, camera, passage)) {
                add(directed, direction(directed.group("way")), passage, found);
            }
        }
        final Matcher bare = BARE.matcher(folded).region(passage.from(), passage.to());
        while (bare.find()) {
            if (camera.performs(bare.start(), passage.from())) {
                add(bare, Movement.Direction.OPEN, passage, found);
            }
        }
        return found;
    }

    private static boolean counts(final Matcher matcher, final EnglishCamera camera, final Passage passage) {
        final String verb = matcher.group("verb");
        if (passage.reading() == Reading.NOTE || camera.performs(matcher.start(), passage.from())) {
            return true;
        }
        return CAMERA_VERB.matcher(verb).find()
                || (DIRECTION_VERB.matcher(verb).find() && (camera.opens(matcher.start(), passage.from()) || isPan(matcher)));
    }

    private static boolean isPan(final Matcher matcher) {
        return matcher.group("verb").equals("pan") && !matcher.group("adverb").isEmpty();
    }

    private void add(final Matcher matcher, final Movement.Direction direction, final Passage passage, final List<TermMatch> found) {
        final Movement movement = movement(matcher.group("verb"), direction);
        final boolean open = movement.leavesOpen(direction);
        found.add(new TermMatch(glossary.term(movement.term(direction, false)), matcher.start(), matcher.end(), passage.reading(),
                List.of(), open));
    }

    private static Movement movement(final String verb, final Movement.Direction direction) {
        final String stem = verb.substring(0, Math.min(3, verb.length()));
        return switch (stem) {
            case "pan", "til", "swi" -> Movement.PAN;
            case "pus" -> Movement.PUSH;
            case "pul" -> Movement.PULL;
            case "zoo" -> Movement.ZOOM;
            case "cra" -> verb.startsWith("crab") ? Movement.TRUCK : vertical(direction);
            case "boo", "ped" -> vertical(direction);
            case "ris", "asc", "lif" -> Movement.RISE;
            case "low", "des" -> Movement.SINK;
            case "fol" -> Movement.FOLLOW;
            case "orb", "cir", "arc" -> Movement.ORBIT;
            case "hol", "sta", "rem", "doe" -> Movement.HOLD;
            case "rol", "rot" -> Movement.ROLL;
            default -> Movement.TRUCK;
        };
    }

    private static Movement vertical(final Movement.Direction direction) {
        return direction == Movement.Direction.DOWN ? Movement.SINK : Movement.RISE;
    }

    private static Movement.Direction direction(final String word) {
        return switch (word) {
            case "left" -> Movement.Direction.LEFT;
            case "right" -> Movement.Direction.RIGHT;
            case "up", "upward", "upwards" -> Movement.Direction.UP;
            case "down", "downward", "downwards" -> Movement.Direction.DOWN;
            case "in", "inward", "inwards", "forward", "forwards", "closer" -> Movement.Direction.FORWARD;
            case "out", "outward", "outwards", "back", "backward", "backwards", "away" -> Movement.Direction.BACK;
            default -> Movement.Direction.OPEN;
        };
    }
}
