package io.nifiwan.engine.animatic.render;

import io.nifiwan.engine.animatic.camera.CameraPath;
import io.nifiwan.engine.animatic.figure.FigureInk;
import io.nifiwan.engine.animatic.grade.ColorGrade;
import io.nifiwan.engine.animatic.paint.Backdrop;
import io.nifiwan.engine.animatic.paint.Canvas;
import io.nifiwan.engine.animatic.paint.Colors;
import io.nifiwan.engine.animatic.paint.Palette;
import io.nifiwan.engine.animatic.scene.ScenePlan;
import io.nifiwan.engine.animatic.scene.Setting;
import io.nifiwan.engine.animatic.scene.SubjectKind;
import io.nifiwan.engine.animatic.scene.Weather;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Renders the frames of one clip. Building it paints the planes, measures small ungraded frames, and grades planes and figure colours to the
 * asked tone; after that a frame is a few samplings of the planes. Memory: about 4 bytes for each pixel of the planes, which together cover
 * 3 to 6 pictures, plus two frames. Not safe for use by several threads.
 */
public final class FrameRenderer {
    private static final int PREVIEW_WIDTH = 128;
    private static final double[] PREVIEW_TIMES = {0.08, 0.5, 0.92};

    private final ScenePlan plan;
    private final int width;
    private final int height;
    private final int fps;
    private final int pictureHeight;
    private final Stage stage;
    private final Finish finish;
    private final BufferedImage picture;
    private final int[] slate;

    /**
     * @param plan   what to show
     * @param width  frame pixels
     * @param height frame pixels, slate included
     * @param frames number of frames of the clip
     * @param fps    frames per second
     */
    public FrameRenderer(final ScenePlan plan, final int width, final int height, final int frames, final int fps) {
        this.plan = plan;
        this.width = width;
        this.height = height;
        this.fps = fps;
        this.pictureHeight = height - Slate.height(height);
        final double seconds = (double) frames / fps;
        final double aspect = (double) width / pictureHeight;
        final Palette palette = Palette.of(plan);
        final CameraPath path = new CameraPath(plan.move(), plan.pace(), plan.facing(), plan.dutch(), seconds, aspect);
        final Backdrop backdrop = Backdrop.of(plan, palette);
        final Scenery scenery = new Scenery(plan, palette, path, width, pictureHeight);
        final Scenery.Planes planes = scenery.paint(backdrop);
        final List<Actor> actors = new Casting(plan, aspect, seconds).actors();
        final ColorGrade plain = ColorGrade.solve(new int[]{0x808080}, List.of(), 1, 1, 0);
        final Stage ungraded = stage(scenery, backdrop, palette, path, copies(planes.behind(), scenery, true),
                copies(planes.before(), scenery, false), actors, plain);
        final ColorGrade grade = ColorGrade.solve(preview(ungraded, aspect, seconds), plan.tones(), plan.mood().contrast(), plan.mood().chroma(),
                (double) Slate.height(height) / height);
        planes.behind().forEach(canvas -> grade.apply(canvas.pixels(), canvas.width()));
        planes.before().forEach(canvas -> grade.apply(canvas.pixels(), canvas.width()));
        this.stage = stage(scenery, backdrop, palette, path, layers(planes.behind(), scenery, true),
                layers(planes.before(), scenery, false), actors, grade);
        planes.behind().forEach(Canvas::close);
        planes.before().forEach(Canvas::close);
        this.finish = new Finish(width, pictureHeight, plan.mood().vignette());
        this.picture = new BufferedImage(width, pictureHeight, BufferedImage.TYPE_INT_RGB);
        this.slate = Slate.paint(plan.title(), width, height, grade.slateGrey());
    }

    /** Number of pixels in a frame. */
    public int pixelCount() {
        return width * height;
    }

    /** Height of the part above the slate. */
    public int pictureHeight() {
        return pictureHeight;
    }

    /**
     * Renders one frame.
     *
     * @param index  number of the frame, from 0
     * @param target receives {@link #pixelCount()} pixels 0x00RRGGBB
     */
    public void render(final int index, final int[] target) {
        stage.draw(picture, finish, (double) index / fps);
        final int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        System.arraycopy(pixels, 0, target, 0, width * pictureHeight);
        System.arraycopy(slate, 0, target, width * pictureHeight, width * (height - pictureHeight));
    }

    private int[] preview(final Stage ungraded, final double aspect, final double seconds) {
        final int previewHeight = Math.max(8, (int) Math.round(PREVIEW_WIDTH / aspect));
        final BufferedImage small = new BufferedImage(PREVIEW_WIDTH, previewHeight, BufferedImage.TYPE_INT_RGB);
        final Finish smallFinish = new Finish(PREVIEW_WIDTH, previewHeight, plan.mood().vignette());
        final int count = PREVIEW_WIDTH * previewHeight;
        final int[] sample = new int[count * PREVIEW_TIMES.length];
        for (int i = 0; i < PREVIEW_TIMES.length; i++) {
            ungraded.draw(small, smallFinish, PREVIEW_TIMES[i] * seconds);
            System.arraycopy(((DataBufferInt) small.getRaster().getDataBuffer()).getData(), 0, sample, i * count, count);
        }
        return sample;
    }

    private Stage stage(final Scenery scenery, final Backdrop backdrop, final Palette palette, final CameraPath path,
            final List<Layer> behind, final List<Layer> before,
                        final List<Actor> actors, final ColorGrade grade) {
        final int skin = Colors.mix(palette.figure(), palette.material(0xc99a78), plan.size().bust() ? 0.62 : 0.5);
        final boolean lit = plan.time().lampsLit() || plan.weather() == Weather.FOG;
        final FigureInk ink = new FigureInk(palette.figure(), palette.rim(), palette.accent(), palette.lamp(), skin, lit, grade);
        final List<Layer> front = new ArrayList<>(before);
        scenery.mist(grade).ifPresent(front::add);
        final boolean afloat = backdrop.waterline().isPresent() && plan.subjects().contains(SubjectKind.BOAT);
        final double mirror = afloat ? 0.3 : backdrop.mirrors() ? 0.24 : 0;
        return new Stage(path, scenery.parallax(), behind, front, actors, ink, plan.anchor() > 0, mirror, air(backdrop, palette, grade));
    }

    private List<Air> air(final Backdrop backdrop, final Palette palette, final IntUnaryOperator grade) {
        final List<Air> air = new ArrayList<>();
        final long seed = plan.seed();
        final int pale = grade.applyAsInt(Colors.mix(palette.skyLow(), 0xffffff, 0.35));
        backdrop.waterline().ifPresent(top -> {
            final boolean sun = !plan.weather().overcast();
            air.add(Particles.glints(seed, top, grade.applyAsInt(sun ? palette.glow() : pale), plan.anchor() > 0 ? -0.35 : 0.35, sun));
        });
        if (!backdrop.chimneys().isEmpty()) {
            air.add(Particles.smoke(seed, backdrop.chimneys(), grade.applyAsInt(Colors.mix(palette.haze(), 0xffffff, 0.3))));
        }
        if (plan.setting() == Setting.INTERIOR) {
            air.add(Particles.motes(seed, grade.applyAsInt(palette.glow()), 110, 0.002));
            return air;
        }
        switch (plan.weather()) {
            case RAIN, STORM -> {
                air.add(Particles.ripples(seed, plan.horizon() + 0.1, pale));
                air.add(Particles.rain(seed, pale, plan.weather() == Weather.STORM ? 1.6 : 1));
            }
            case SNOW -> air.add(Particles.snow(seed, grade.applyAsInt(Colors.mix(0xffffff, palette.haze(), 0.1))));
            case DUST -> air.add(Particles.motes(seed, grade.applyAsInt(Colors.mix(palette.glow(), 0xd8a860, 0.5)), 220, 0.03));
            default -> air.add(Particles.motes(seed, grade.applyAsInt(palette.glow()), 36, 0.006));
        }
        return air;
    }

    private static List<Layer> layers(final List<Canvas> canvases, final Scenery scenery, final boolean behind) {
        final List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < canvases.size(); i++) {
            layers.add(Layer.of(canvases.get(i), behind ? scenery.nearness(i) : scenery.foregroundNearness(), 0, behind && i == 0));
        }
        return layers;
    }

    /** Layers for the preview, which must not premultiply the pixels that are graded later. */
    private static List<Layer> copies(final List<Canvas> canvases, final Scenery scenery, final boolean behind) {
        final List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < canvases.size(); i++) {
            layers.add(Layer.copyOf(canvases.get(i), behind ? scenery.nearness(i) : scenery.foregroundNearness(), behind && i == 0));
        }
        return layers;
    }
}
