package io.nifiwan.quality.decode;

/**
 * A grey picture with values 0 to 255.
 *
 * @param width  pixels
 * @param height pixels
 * @param values row by row; not to be changed by readers
 */
@SuppressWarnings("ArrayRecordComponent") // A plane is a view of a reused buffer; nobody compares planes.
public record LumaPlane(int width, int height, float[] values) {

    /** A plane with values of its own, black. */
    public static LumaPlane blank(final int width, final int height) {
        return new LumaPlane(width, height, new float[width * height]);
    }

    /** Takes over the values of another plane of the same size. */
    public void copyFrom(final LumaPlane other) {
        System.arraycopy(other.values, 0, values, 0, values.length);
    }

    /** A plane with the same values that outlives the frame. */
    public LumaPlane copy() {
        return new LumaPlane(width, height, values.clone());
    }
}
