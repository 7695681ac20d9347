package io.nifiwan.engine.animatic.render;

import io.nifiwan.engine.animatic.camera.CameraPath;
import io.nifiwan.engine.animatic.grade.ColorGrade;
import io.nifiwan.engine.animatic.paint.Backdrop;
import io.nifiwan.engine.animatic.paint.Canvas;
import io.nifiwan.engine.animatic.paint.Colors;
import io.nifiwan.engine.animatic.paint.Noise;
import io.nifiwan.engine.animatic.paint.Palette;
import io.nifiwan.engine.animatic.paint.Texture;
import io.nifiwan.engine.animatic.scene.ScenePlan;
import io.nifiwan.engine.animatic.scene.Setting;
import io.nifiwan.engine.animatic.scene.Weather;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Paints the planes of a scene once, each as large as the camera path needs. Where the camera only turns or zooms, everything behind the
 * subjects is one plane.
 */
final class Scenery {
    /** The far plane follows the camera's own movement a little less, the near plane more; the world plane carries the subjects. */
    private static final double FAR = 0.86;
    private static final double NEAR = 1.28;
    /** Plane pixels for one picture pixel at the wide end of a zoom. */
    private static final double SHIMMER_LIMIT = 1.1;
    private static final int SAMPLES = 24;
    private static final double MARGIN = 0.012;
    private static final double FOG_DENSITY = 0.14;

    private final ScenePlan plan;
    private final Palette palette;
    private final CameraPath path;
    private final int width;
    private final int height;

    /**
     * @param width  picture pixels
     * @param height picture pixels without the slate
     */
    Scenery(final ScenePlan plan, final Palette palette, final CameraPath path, final int width, final int height) {
        this.plan = plan;
        this.palette = palette;
        this.path = path;
        this.width = width;
        this.height = height;
    }

    /**
     * The painted planes, ungraded.
     *
     * @param behind opaque far plane first
     * @param before planes in front of the subjects
     */
    record Planes(List<Canvas> behind, List<Canvas> before) {
    }

    Planes paint(final Backdrop backdrop) {
        final Texture texture = new Texture(plan.seed(), 1);
        final List<Canvas> behind = new ArrayList<>();
        final Canvas far = canvas(parallax() ? FAR : 1);
        enlarged(far, () -> backdrop.far(far));
        if (parallax()) {
            final Canvas world = canvas(1);
            enlarged(world, () -> backdrop.world(world));
            behind.add(far);
            behind.add(world);
        } else {
            enlarged(far, () -> backdrop.world(far));
            behind.add(far);
        }
        final List<Canvas> before = new ArrayList<>();
        if (plan.setting() != Setting.INTERIOR && plan.setting() != Setting.STREET && plan.setting() != Setting.SKYLINE) {
            final Canvas near = canvas(parallax() ? NEAR : 1);
            backdrop.near(near);
            before.add(near);
        }
        behind.forEach(texture::apply);
        before.forEach(texture::apply);
        return new Planes(behind, before);
    }

    /** Nearness of a plane behind the subjects. */
    double nearness(final int index) {
        return parallax() && index == 0 ? FAR : 1;
    }

    double foregroundNearness() {
        return parallax() ? NEAR : 1;
    }

    boolean parallax() {
        return plan.move().parallax();
    }

    /** Drifting mist, painted small and enlarged while drawing. */
    Optional<Layer> mist(final ColorGrade grade) {
        if (plan.setting() == Setting.INTERIOR || (plan.weather() != Weather.FOG && plan.weather() != Weather.DUST
                && plan.weather() != Weather.STORM && plan.weather() != Weather.SNOW)) {
            return Optional.empty();
        }
        final double strength = switch (plan.weather()) {
            case FOG -> 0.74;
            case DUST -> 0.5;
            default -> 0.26;
        };
        final double drift = 0.014;
        final Rectangle2D seen = bounds(1);
        final Rectangle2D all = new Rectangle2D.Double(seen.getX() - 0.1 - drift * path.seconds(), seen.getY() - 0.1,
                seen.getWidth() + 0.2 + drift * path.seconds(), seen.getHeight() + 0.2);
        final Canvas canvas = new Canvas(all, height * FOG_DENSITY);
        final Noise noise = new Noise(plan.seed() ^ 0xf09);
        final int color = grade.applyAsInt(plan.weather() == Weather.DUST ? Colors.mix(palette.haze(), 0xd0a060, 0.5)
                : Colors.mix(palette.haze(), palette.skyLow(), 0.4));
        final int[] pixels = canvas.pixels();
        for (int row = 0; row < canvas.height(); row++) {
            final double y = canvas.worldY(row);
            final double low = Math.clamp(1.15 - Math.abs(y - plan.horizon() - 0.08) * 1.5, 0.12, 1.0);
            for (int column = 0; column < canvas.width(); column++) {
                final double density = noise.octaves(canvas.worldX(column) * 1.1, y * 2.6, 3);
                final double opacity = Math.clamp(strength * low * (0.35 + 1.1 * density), 0.0, 0.93);
                pixels[row * canvas.width() + column] = (int) (255 * opacity) << 24 | (color & 0xffffff);
            }
        }
        canvas.close();
        return Optional.of(Layer.of(canvas, 1, drift, false));
    }

    private void enlarged(final Canvas canvas, final Runnable painting) {
        final double scale = plan.size().backdrop();
        final AffineTransform about = AffineTransform.getTranslateInstance(plan.anchor() * width / height * 0.6, plan.horizon());
        about.scale(scale, scale);
        about.translate(-plan.anchor() * width / height * 0.6, -plan.horizon());
        final AffineTransform before = canvas.transform(about);
        painting.run();
        canvas.untransform(before);
    }

    private Canvas canvas(final double near) {
        double widest = 1;
        for (int i = 0; i <= SAMPLES; i++) {
            widest = Math.min(widest, View.of(path.at(path.seconds() * i / SAMPLES), width, height, near, parallax()).zoom());
        }
        // Sampling a plane that is finer than the picture would make thin lines shimmer at the wide end of a zoom.
        return new Canvas(bounds(near), height * Math.clamp(SHIMMER_LIMIT * widest, 0.8, 1.0));
    }

    private Rectangle2D bounds(final double near) {
        Rectangle2D all = null;
        for (int i = 0; i <= SAMPLES; i++) {
            final View view = View.of(path.at(path.seconds() * i / SAMPLES), width, height, near, parallax());
            final Rectangle2D seen = new Rectangle2D.Double(view.x() - view.halfWidth(), view.y() - view.halfHeight(), 2 * view.halfWidth(),
                    2 * view.halfHeight());
            all = all == null ? seen : all.createUnion(seen);
        }
        return new Rectangle2D.Double(all.getX() - MARGIN, all.getY() - MARGIN, all.getWidth() + 2 * MARGIN, all.getHeight() + 2 * MARGIN);
    }
}
