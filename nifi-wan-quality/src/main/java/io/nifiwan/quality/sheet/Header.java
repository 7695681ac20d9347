package io.nifiwan.quality.sheet;

import io.nifiwan.media.draw.TextPainter;
import io.nifiwan.quality.report.QualityReport;
import io.nifiwan.quality.report.QualityReport.DimensionEntry;
import io.nifiwan.quality.report.QualityReport.ReasonEntry;
import io.nifiwan.quality.verdict.Decimals;
import io.nifiwan.quality.verdict.Verdict;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The top of a sheet: verdict and total, what the clip is, its prompt, a bar for each dimension, and the reasons. */
final class Header {
    private static final double TITLE = 26;
    private static final double BODY = 16;
    private static final double SMALL = 14;
    private static final int ROW = 26;
    private static final int PROMPT_LINES = 4;
    private static final int MOST_REASONS = 7;
    private static final int TOP = 92;
    private static final int BARS = 400;
    private static final int BAR_LABEL = 150;
    private static final List<String> SHOT = List.of("shot.id", "scene.number", "shot.number", "variant.name",
            "attempt.number", "video.engine", "video.model", "video.seed");

    private final TextPainter text = TextPainter.bundled();
    private final QualityReport report;
    private final List<String> prompt;
    private final List<List<String>> reasons = new ArrayList<>();

    Header(final QualityReport report) {
        this.report = report;
        final String words = report.attributes().getOrDefault("prompt", "");
        prompt = words.isBlank() ? List.of() : text.wrap(words.strip(), BODY, inner(), PROMPT_LINES);
        report.reasons().stream().limit(MOST_REASONS).map(this::lines).forEach(reasons::add);
    }

    int height() {
        return TOP + (int) Math.ceil(prompt.size() * text.lineHeight(BODY)) + Math.max(report.dimensions().size() * ROW, reasonsHeight())
                + 2 * ContactSheet.MARGIN;
    }

    void draw(final Graphics2D graphics) {
        final double chip = chip(graphics);
        final double left = ContactSheet.MARGIN + chip + 18;
        graphics.setColor(Palette.INK);
        text.draw(graphics, text.ellipsize(report.clip().name(), TITLE, ContactSheet.WIDTH - left - ContactSheet.MARGIN), left, 46, TITLE);
        graphics.setColor(Palette.FAINT);
        text.draw(graphics, text.ellipsize(facts(), SMALL, ContactSheet.WIDTH - left - ContactSheet.MARGIN), left, 70, SMALL);
        double y = TOP + text.ascent(BODY);
        graphics.setColor(Palette.INK);
        for (final String line : prompt) {
            text.draw(graphics, line, ContactSheet.MARGIN, y, BODY);
            y += text.lineHeight(BODY);
        }
        final double top = TOP + prompt.size() * text.lineHeight(BODY) + ContactSheet.MARGIN / 2.0;
        dimensions(graphics, top);
        reasons(graphics, top);
    }

    private double chip(final Graphics2D graphics) {
        final Verdict verdict = report.verdict();
        final String words = verdict + " " + ChineseWords.of(verdict.name()) + "  " + String.format(Locale.ROOT, "%.2f", report.score());
        final double width = text.width(words, TITLE) + 32;
        graphics.setColor(Palette.of(verdict));
        graphics.fillRoundRect(ContactSheet.MARGIN, ContactSheet.MARGIN - 4, (int) width, 54, 12, 12);
        graphics.setColor(Color.BLACK);
        text.draw(graphics, words, ContactSheet.MARGIN + 16.0, 56, TITLE);
        return width;
    }

    private String facts() {
        final QualityReport.Clip clip = report.clip();
        final Stream<String> file = clip.decoder() == null ? Stream.of(clip.bytes() + " bytes") : Stream.of(clip.width() + "x" + clip.height(),
                Decimals.text(clip.fps()) + " fps", clip.decodedFrames() + " frames", Decimals.text(clip.seconds()) + " s", clip.codec(),
                clip.decoder());
        final Stream<String> shot = SHOT.stream().filter(report.attributes()::containsKey)
                .map(name -> name + " " + report.attributes().get(name));
        return Stream.of(file, Stream.of("profile " + report.profile()), shot).flatMap(parts -> parts).collect(Collectors.joining(" · "));
    }

    private void dimensions(final Graphics2D graphics, final double top) {
        final Map<String, Double> scores = report.dimensions().stream().filter(entry -> entry.score() != null)
                .collect(Collectors.toMap(DimensionEntry::dimension, DimensionEntry::score));
        for (int row = 0; row < report.dimensions().size(); row++) {
            final String name = report.dimensions().get(row).dimension();
            final int y = (int) top + row * ROW;
            graphics.setColor(Palette.INK);
            text.draw(graphics, name + " " + ChineseWords.of(name), ContactSheet.MARGIN, y + 15.0, SMALL);
            final int bar = BARS - BAR_LABEL - 60;
            graphics.setColor(Palette.PANEL);
            graphics.fillRect(ContactSheet.MARGIN + BAR_LABEL, y + 2, bar, 16);
            final boolean scored = scores.containsKey(name);
            if (scored) {
                graphics.setColor(Palette.LINE);
                graphics.fillRect(ContactSheet.MARGIN + BAR_LABEL, y + 2, (int) Math.round(bar * scores.get(name)), 16);
            }
            graphics.setColor(scored ? Palette.INK : Palette.FAINT);
            text.draw(graphics, scored ? String.format(Locale.ROOT, "%.2f", scores.get(name)) : "–",
                    ContactSheet.MARGIN + BARS - 50.0, y + 15.0, SMALL);
        }
    }

    private void reasons(final Graphics2D graphics, final double top) {
        double y = top + 15;
        final double left = ContactSheet.MARGIN + BARS + 16.0;
        if (reasons.isEmpty()) {
            graphics.setColor(Palette.FAINT);
            text.draw(graphics, "Nothing found · 未发现问题", left, y, SMALL);
        }
        for (int index = 0; index < reasons.size(); index++) {
            graphics.setColor(Palette.of(report.reasons().get(index).severity()));
            for (final String line : reasons.get(index)) {
                text.draw(graphics, line, left, y, SMALL);
                y += text.lineHeight(SMALL);
            }
            y += 4;
        }
        if (report.reasons().size() > reasons.size()) {
            graphics.setColor(Palette.FAINT);
            text.draw(graphics, "+ " + (report.reasons().size() - reasons.size()), left, y, SMALL);
        }
    }

    private int reasonsHeight() {
        return (int) Math.ceil(reasons.stream().mapToDouble(lines -> lines.size() * text.lineHeight(SMALL) + 4).sum() + text.lineHeight(SMALL));
    }

    private List<String> lines(final ReasonEntry reason) {
        final String words = reason.code() + " " + ChineseWords.of(reason.code().name()) + "  "
                + String.format(Locale.ROOT, "%.2f–%.2f s", reason.from(), reason.to()) + "  " + reason.explanation();
        return text.wrap(words, SMALL, inner() - BARS - 16, 2);
    }

    private static double inner() {
        return ContactSheet.WIDTH - 2.0 * ContactSheet.MARGIN;
    }
}
