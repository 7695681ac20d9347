package io.nifiwan.quality.calibrate;

import io.nifiwan.quality.verdict.Criterion;
import io.nifiwan.quality.verdict.ProfileFile;
import io.nifiwan.quality.verdict.Threshold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds limits from labelled clips. The reject limit is the one that catches the most bad clips at the asked precision, the review limit
 * the one that flags the fewest good clips at the asked recall. A criterion keeps its limits where its values do not tell good clips
 * from bad ones, and where it has too few labels.
 */
public final class Calibrator {
    /** Fewer clips than these give no limits. */
    public static final int MINIMUM_CLIPS = 30;
    /** Fewer clips of a class than these give no limits. */
    public static final int MINIMUM_OF_A_CLASS = 8;
    /** The gate compares these only in pictures without detail, so values of all clips say nothing about their limits. */
    private static final Set<Criterion> CONDITIONAL = EnumSet.of(Criterion.STRUCTURE);

    private final Targets targets;
    private final ProfileFile profile;

    /**
     * @param targets what the limits are asked to reach
     * @param profile where the limits start
     */
    public Calibrator(final Targets targets, final ProfileFile profile) {
        this.targets = targets;
        this.profile = profile;
    }

    /**
     * Calibrates every criterion.
     *
     * @throws TooFewLabelsException when there are less than {@value #MINIMUM_CLIPS} clips or {@value #MINIMUM_OF_A_CLASS} of a class, and less
     *                               than {@value #MINIMUM_CLIPS} pairs with a preference
     */
    public Calibration calibrate(final List<JudgedClip> clips, final List<JudgedPair> pairs) throws TooFewLabelsException {
        final List<JudgedClip> decided = clips.stream().filter(clip -> clip.label().label().isPresent()
                || clip.label().aspects().values().stream().anyMatch(Optional::isPresent)).toList();
        require(decided, pairs);
        final List<CriterionCalibration> criteria = new ArrayList<>();
        final List<PairAgreement> agreements = new ArrayList<>();
        for (final Criterion criterion : Criterion.values()) {
            final List<Observation> observations = observations(decided, criterion);
            if (!observations.isEmpty()) {
                criteria.add(calibrate(criterion, observations));
            }
            final PairAgreement agreement = PairAgreement.of(criterion, pairs);
            if (agreement.decided() + agreement.tied() > 0) {
                agreements.add(agreement);
            }
        }
        return new Calibration(targets, profile, decided, criteria, agreements, clips.size() - decided.size());
    }

    private static void require(final List<JudgedClip> clips, final List<JudgedPair> pairs) throws TooFewLabelsException {
        final long preferences = pairs.stream().filter(pair -> pair.label().preference().filter(choice -> choice != Preference.SAME).isPresent()
                || pair.label().aspects().values().stream().anyMatch(choice -> choice != Preference.SAME)).count();
        final long bad = clips.stream().filter(clip -> has(clip, Label.BAD)).count();
        final long good = clips.stream().filter(clip -> has(clip, Label.GOOD)).count();
        if (preferences >= MINIMUM_CLIPS || (clips.size() >= MINIMUM_CLIPS && bad >= MINIMUM_OF_A_CLASS && good >= MINIMUM_OF_A_CLASS)) {
            return;
        }
        final String found = clips.size() + " clips with a verdict, " + good + " good and " + bad + " bad"
                + (pairs.isEmpty() ? "" : ", and " + preferences + " pairs with a preference");
        throw new TooFewLabelsException("There are " + found + ". At least " + MINIMUM_CLIPS + " clips with " + MINIMUM_OF_A_CLASS
                + " of each class, or " + MINIMUM_CLIPS + " pairs with a preference, are needed: with fewer, chance decides where a limit lies."
                + " Label more clips, and look for more of the rarer class first.");
    }

    private static boolean has(final JudgedClip clip, final Label label) {
        return clip.label().label().filter(label::equals).isPresent()
                || clip.label().aspects().values().stream().anyMatch(aspect -> aspect.filter(label::equals).isPresent());
    }

    private static List<Observation> observations(final List<JudgedClip> clips, final Criterion criterion) {
        final List<Observation> observations = new ArrayList<>();
        for (final JudgedClip clip : clips) {
            final Double value = CriterionValues.of(clip.report()).get(criterion);
            final Optional<Label> label = clip.label().of(criterion);
            if (value != null && label.isPresent()) {
                observations.add(new Observation(clip, new Sample(value, label.get() == Label.BAD)));
            }
        }
        return observations;
    }

    private CriterionCalibration calibrate(final Criterion criterion, final List<Observation> observations) {
        final List<Sample> samples = observations.stream().map(Observation::sample).toList();
        final int bad = (int) samples.stream().filter(Sample::bad).count();
        final int good = samples.size() - bad;
        final Threshold before = profile.thresholds().of(criterion);
        if (bad == 0 || good == 0) {
            return new CriterionCalibration(criterion, observations, Optional.empty(), Optional.empty(), before, before,
                    "No limit is suggested: all labels are " + (bad == 0 ? "good" : "bad"));
        }
        final CutCurve curve = CutCurve.of(samples, criterion.direction());
        final Interval area = Interval.ofArea(curve.area(), bad, good, targets.confidence());
        final String refusal = refusal(criterion, samples, bad, good, area);
        if (!refusal.isEmpty()) {
            return new CriterionCalibration(criterion, observations, Optional.of(curve), Optional.of(area), before, before, refusal);
        }
        return suggestion(criterion, observations, curve, area, before);
    }

    private static String refusal(final Criterion criterion, final List<Sample> samples, final int bad, final int good, final Interval area) {
        if (samples.size() < MINIMUM_CLIPS || bad < MINIMUM_OF_A_CLASS || good < MINIMUM_OF_A_CLASS) {
            return "No limit is suggested: " + samples.size() + " labelled values with " + good + " good and " + bad + " bad are too few";
        }
        if (samples.stream().mapToDouble(Sample::value).distinct().count() == 1) {
            return "No limit is suggested: every clip has the same value";
        }
        if (CONDITIONAL.contains(criterion)) {
            return "No limit is suggested: the gate compares this value only in some clips";
        }
        if (area.low() <= 0.5) {
            return String.format(Locale.ROOT, "No limit is suggested: the value does not tell good clips from bad ones (AUC %s)", area);
        }
        return "";
    }

    private CriterionCalibration suggestion(final Criterion criterion, final List<Observation> observations, final CutCurve curve,
                                            final Interval area, final Threshold before) {
        final List<String> notes = new ArrayList<>();
        final Optional<Cut> precise = curve.forPrecision(targets.precision(), targets::precisionOf);
        final Optional<Cut> complete = curve.forRecall(targets.recall(), targets::recallOf);
        OptionalDouble reject = precise.map(cut -> OptionalDouble.of(cut.limit())).orElse(before.reject());
        if (precise.isEmpty()) {
            notes.add(String.format(Locale.ROOT, "No reject limit reaches a precision of %.2f", targets.precision()));
            // A limit that rejects clips with less than the asked precision is what nobody asked for.
            reject = before.reject().isPresent() && curve.at(before.reject().getAsDouble()).flagged() > 0 ? OptionalDouble.empty() : reject;
        }
        OptionalDouble review = complete.map(cut -> OptionalDouble.of(cut.limit())).orElse(before.review());
        if (complete.isEmpty()) {
            notes.add(String.format(Locale.ROOT, "No review limit reaches a recall of %.2f without flagging most good clips", targets.recall()));
        }
        if (new Threshold(criterion, review, reject).contradiction().isPresent()) {
            notes.add("The reject limit alone catches what the review limit would");
            review = reject;
        }
        return new CriterionCalibration(criterion, observations, Optional.of(curve), Optional.of(area), before,
                new Threshold(criterion, review, reject), String.join(". ", notes));
    }

    /** Names of aspects in the labels that mean no criterion, so that a misspelt heading does not pass unseen. */
    public static List<String> unknownAspects(final LabelSet labels) {
        final Set<String> known = new HashSet<>();
        Arrays.stream(Criterion.values()).forEach(criterion -> known.addAll(List.of(ClipLabel.names(criterion))));
        return Stream.concat(labels.clips().stream().flatMap(clip -> clip.aspects().keySet().stream()),
                labels.pairs().stream().flatMap(pair -> pair.aspects().keySet().stream())).distinct().filter(name -> !known.contains(name)).toList();
    }
}
