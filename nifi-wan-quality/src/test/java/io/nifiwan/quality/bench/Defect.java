package io.nifiwan.quality.bench;

import io.nifiwan.quality.verdict.Criterion;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Defects that are put into clean clips by a filter of ffmpeg, weakest strength first. The filters that ffmpeg offers only under the GPL are
 * not in the bundled build; tables and expressions stand in for them.
 */
enum Defect {
    BLUR("blur, σ pixels at 480 lines", Criterion.SHARPNESS, "gblur=sigma=%s", "1.5", "3"),
    COMPRESSION("compression, MPEG-4 quantiser", Criterion.SHARPNESS, "null", "12", "31"),
    DARKENING("darkened, share of the light that is left", null, "lutyuv=y='(val-16)*%1$s+16'", "0.5", "0.25"),
    NOISE("noise of each frame, ± levels", Criterion.NOISE, "noise=alls=%s:allf=t", "12", "25"),
    REPEATED_FRAMES("frames repeated, times", Criterion.MOTION, "framestep=%s,fps=%s", "2", "3"),
    SWAPPED_FRAMES("frames swapped, of each four", Criterion.MOTION, "shuffleframes=%s", "0 2 1 3", "1 0 3 2"),
    FLICKER("flicker, ± share of the range", Criterion.FLICKER,
        "lutyuv=y='clip(val+255*%1$s,0,255)':enable='mod(n,2)',lutyuv=y='clip(val-255*%1$s,0,255)':enable='1-mod(n,2)'", "0.02", "0.05"),
    FREEZE("standstill at the end, seconds", Criterion.FROZEN_SECONDS, "trim=end=%2$s,tpad=stop_mode=clone:stop_duration=%1$s", "1.2", "2.5"),
    BLACK("black in the middle, seconds", Criterion.BLACK_SECONDS, "lutyuv=y=16:u=128:v=128:enable='between(t,1,1+%s)'", "0.15", "0.5"),
    CUT("cut to the mirrored picture", Criterion.CUTS, "hflip=enable='gte(t,1.5)',%s", "null", "vflip=enable='gte(t,1.5)'"),
    SHAKE("camera shake, ± pixels at 480 lines", Criterion.SHAKE,
        "crop=w=iw-32:h=ih-32:x='16+%1$s*sin(n*2.1)+%1$s*sin(n*5.3)':y='16+%1$s*cos(n*2.7)'", "4", "8");

    private final String title;
    private final Criterion claimed;
    private final String filter;
    @SuppressWarnings("ImmutableEnumChecker") // The list is made by List.of.
    private final List<String> strengths;

    Defect(final String title, final Criterion claimed, final String filter, final String... strengths) {
        this.title = title;
        this.claimed = claimed;
        this.filter = filter;
        this.strengths = List.of(strengths);
    }

    String title() {
        return title;
    }

    /** The criterion that claims to find it; empty where the gate claims nothing. */
    Optional<Criterion> claimed() {
        return Optional.ofNullable(claimed);
    }

    List<String> strengths() {
        return strengths;
    }

    /** The filter, after the clip was scaled to 480 lines. */
    String filter(final String strength, final double fps, final double seconds) {
        // A standstill takes the place of the end, so that the clip keeps its length.
        return String.format(Locale.ROOT, filter, strength, this == FREEZE ? seconds - Double.parseDouble(strength) : fps);
    }

    /** The encoder; lossless unless compression is the defect. */
    List<String> encoder(final String strength) {
        return this == COMPRESSION ? List.of("-c:v", "mpeg4", "-q:v", strength) : List.of("-c:v", "ffvhuff");
    }
}
