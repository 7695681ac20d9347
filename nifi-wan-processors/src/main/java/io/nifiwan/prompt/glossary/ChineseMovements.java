package io.nifiwan.prompt.glossary;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds camera movements in the grammar of Chinese directions: 镜头 with a verb and perhaps manner and direction (镜头缓缓向左摇,
 * 镜头从窗外推进), and in notes the verb alone (缓推, 左移后前推). 推 is a dolly or a zoom, told by the accepted classes; 摇 is a tilt where
 * it goes up or down and a pan elsewhere; 升 lifts the camera.
 */
final class ChineseMovements {
    private static final String CAMERA = "(?:镜头|机位|摄影机|摄像机)";
    private static final String FAST = "快速|迅速|急速|飞速|急|猛然|猛|快";
    private static final String MANNER = "(?:(?<fast>" + FAST + ")|缓缓|缓慢|缓|慢慢|慢|渐渐|逐渐|徐徐|轻轻|平稳|匀速|微微|稳稳|继续|开始|随即|"
            + "先|再|又|也|地|的|横向|水平|垂直|横|直)*+";
    private static final String SIDE = "前|后|左|右|上|下|里|内|外";
    private static final String WAY = "(?:[向往朝至到]?(?<way>" + SIDE + ")(?:方|侧|边|面)?)?";
    private static final String ORIGIN_AND_WAY = "(?:[从由自][^,。;!?\\n]{1,8}?(?:[向往朝至到](?<way2>" + SIDE + ")(?:方|侧|边|面)?)?|" + WAY + ")";
    private static final String MANNER_AGAIN = MANNER.replace("?<fast>", "?<fast2>");
    private static final String VERB = "(?<verb>推|拉|摇|移|跟|升|降|甩)(?![开门着了过]?[门车着手杆])";
    private static final String RESULT = "(?:[向往朝到]?(?<result>前|后|左|右|上|下|进|近|远|出)?[起开动随]?)";
    private static final Pattern WITH_CAMERA = Pattern.compile(CAMERA + " ?" + MANNER + ORIGIN_AND_WAY + MANNER_AGAIN + VERB + RESULT);
    private static final Pattern CONTINUED = Pattern.compile("\\G[^,。;!?\\n]{0,6}?[,、 ]?(?:之?后|再|然后|接着|随后|并)"
            + MANNER + WAY + MANNER_AGAIN + VERB + RESULT);
    private static final Pattern IN_NOTE = Pattern.compile(MANNER + WAY + MANNER_AGAIN + VERB + RESULT
            + "(?:镜头|镜|[至到向成][^,。;!?\\n]{1,8})?(?=$|[,。;!?、\\n+/)】\\]〕 ]|之?后|再|然后|接着|随后|并)");
    private static final Pattern ORBIT = Pattern.compile(CAMERA + MANNER + "(?:围绕|环绕|绕着|绕)");
    private static final Pattern STATIC = Pattern.compile(CAMERA + "(?:保持|完全|始终|一直)*(?:固定|不动|静止)");
    private static final Pattern JOINT = Pattern.compile("(?:后|再|然后|接着|随后|并|先)$");

    private final Glossary glossary;

    ChineseMovements(final Glossary glossary) {
        this.glossary = glossary;
    }

    List<TermMatch> find(final String folded, final Passage passage) {
        final List<TermMatch> found = new ArrayList<>();
        final Matcher matcher = WITH_CAMERA.matcher(folded).region(passage.from(), passage.to());
        while (matcher.find()) {
            found.add(match(matcher, passage));
            addContinuation(folded, matcher.end(), passage, found);
        }
        addAll(ORBIT, Movement.ORBIT, folded, passage, found);
        addAll(STATIC, Movement.HOLD, folded, passage, found);
        if (passage.reading() == Reading.NOTE) {
            addShortForms(folded, passage, found);
        }
        return found;
    }

    private TermMatch match(final Matcher matcher, final Passage passage) {
        final Movement movement = switch (matcher.group("verb").charAt(0)) {
            case '推' -> Movement.PUSH;
            case '拉' -> Movement.PULL;
            case '摇' -> Movement.PAN;
            case '移' -> Movement.TRUCK;
            case '跟' -> Movement.FOLLOW;
            case '升' -> Movement.RISE;
            case '降' -> Movement.SINK;
            default -> Movement.WHIP;
        };
        final Movement.Direction direction = direction(way(matcher), matcher.group("result"));
        final boolean fast = matcher.group("fast") != null || matcher.group("fast2") != null;
        return new TermMatch(glossary.term(movement.term(direction, fast)), matcher.start(), matcher.end(), passage.reading(),
                List.of(), movement.leavesOpen(direction));
    }

    /** What the camera does next: 镜头先左移再前推. */
    private void addContinuation(final String folded, final int from, final Passage passage, final List<TermMatch> found) {
        final Matcher matcher = CONTINUED.matcher(folded).region(from, passage.to());
        if (matcher.find()) {
            found.add(match(matcher, passage));
        }
    }

    private void addShortForms(final String folded, final Passage passage, final List<TermMatch> found) {
        final Matcher matcher = IN_NOTE.matcher(folded).region(passage.from(), passage.to());
        while (matcher.find()) {
            final String before = folded.substring(passage.from(), matcher.start());
            if (before.isBlank() || before.endsWith(" ") || Punctuation.endsEntry(folded, matcher.start() - 1) || JOINT.matcher(before).find()) {
                found.add(match(matcher, passage));
            }
        }
    }

    private void addAll(final Pattern pattern, final Movement movement, final String folded, final Passage passage,
                        final List<TermMatch> found) {
        final Matcher matcher = pattern.matcher(folded).region(passage.from(), passage.to());
        while (matcher.find()) {
            found.add(new TermMatch(glossary.term(movement.term(Movement.Direction.OPEN, false)), matcher.start(), matcher.end(),
                    passage.reading()));
        }
    }

    private static String way(final Matcher matcher) {
        final String way = matcher.group("way");
        return way == null && matcher.namedGroups().containsKey("way2") ? matcher.group("way2") : way;
    }

    private static Movement.Direction direction(final String way, final String result) {
        final String word = way == null ? result : way;
        if (word == null) {
            return Movement.Direction.OPEN;
        }
        return switch (word) {
            case "左" -> Movement.Direction.LEFT;
            case "右" -> Movement.Direction.RIGHT;
            case "上" -> Movement.Direction.UP;
            case "下" -> Movement.Direction.DOWN;
            case "前", "里", "内", "进", "近" -> Movement.Direction.FORWARD;
            case "后", "外", "远", "出" -> Movement.Direction.BACK;
            default -> Movement.Direction.OPEN;
        };
    }
}
