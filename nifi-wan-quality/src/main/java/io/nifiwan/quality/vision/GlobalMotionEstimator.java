package io.nifiwan.quality.vision;

import io.nifiwan.quality.decode.LumaPlane;

/**
 * Measures how the background moves between pictures: the best corner of each grid cell is tracked there and back, and a similarity is
 * fitted that most points agree with. A static strip along the top or bottom edge (a caption, a slate) may hold more corners than a plain
 * moving scene; where the consensus is standstill and lives mainly in such strips, the rest of the picture decides.
 * Keeps the pyramid of the last picture; not safe for use by several threads.
 */
public final class GlobalMotionEstimator {
    private static final double TOLERANCE = 1.5;
    /** Height of the strips in which a static overlay is looked for, as a share of the picture. */
    private static final double STRIP = 0.16;
    private static final double STANDSTILL = 0.25;
    /** An evenly textured still picture has a third of its points in the two strips. */
    private static final double MOSTLY = 0.6;
    private static final double HALF = 0.5;
    private static final int SMALLEST_SIDE = 24;

    private final PointTracker tracker = new PointTracker();
    private final SimilarityFit fit = new SimilarityFit(TOLERANCE);
    private Pyramid last;
    private int[] corners;

    /**
     * Movement from the last given picture to this one.
     *
     * @return the movement; at the first picture one without points
     */
    public GlobalMotion next(final LumaPlane plane) {
        final Pyramid pyramid = Pyramid.of(plane, PointTracker.LEVELS, SMALLEST_SIDE);
        final GlobalMotion motion = last == null ? new GlobalMotion(0, 0, 0, 0, 0, 0) : motion(track(last, pyramid, plane), plane);
        last = pyramid;
        corners = CornerGrid.corners(plane);
        return motion;
    }

    private Moves track(final Pyramid from, final Pyramid to, final LumaPlane plane) {
        final int most = corners.length / 2;
        final Moves moves = new Moves(0, new double[most], new double[most], new double[most], new double[most]);
        int count = 0;
        for (int corner = 0; corner < corners.length; corner += 2) {
            if (tracker.track(from, to, corners[corner], corners[corner + 1])) {
                moves.x()[count] = corners[corner] - (plane.width() - 1) / 2.0;
                moves.y()[count] = corners[corner + 1] - (plane.height() - 1) / 2.0;
                moves.u()[count] = tracker.u();
                moves.v()[count] = tracker.v();
                count++;
            }
        }
        return new Moves(count, moves.x(), moves.y(), moves.u(), moves.v());
    }

    private GlobalMotion motion(final Moves all, final LumaPlane plane) {
        if (all.count() < GlobalMotion.FEWEST_POINTS) {
            return new GlobalMotion(0, 0, 0, 0, 0, all.count());
        }
        Moves moves = all;
        Similarity similarity = fit.fit(all);
        final double edge = (0.5 - STRIP) * plane.height();
        if (standsStill(similarity, plane) && isStrip(all, similarity, edge)) {
            final Moves inner = all.where(point -> Math.abs(all.y()[point]) < edge);
            final Similarity innerMotion = inner.count() < GlobalMotion.FEWEST_POINTS ? similarity : fit.fit(inner);
            if (!standsStill(innerMotion, plane) && fit.share(inner, innerMotion) >= HALF) {
                moves = inner;
                similarity = innerMotion;
            }
        }
        return new GlobalMotion(similarity.tx() / plane.width(), similarity.ty() / plane.height(), similarity.logScale(), similarity.degrees(),
            fit.share(moves, similarity), moves.count());
    }

    private boolean isStrip(final Moves moves, final Similarity similarity, final double edge) {
        final Moves still = moves.where(point -> fit.agrees(moves, similarity, point));
        final Moves outer = still.where(point -> Math.abs(still.y()[point]) >= edge);
        return still.count() < moves.count() && outer.count() >= MOSTLY * still.count();
    }

    private static boolean standsStill(final Similarity similarity, final LumaPlane plane) {
        final double x = plane.width() / 2.0;
        final double y = plane.height() / 2.0;
        return Math.hypot(similarity.tx(), similarity.ty()) < STANDSTILL
            && Math.hypot(similarity.moveX(x, y) - similarity.tx(), similarity.moveY(x, y) - similarity.ty()) < 2 * STANDSTILL;
    }
}
