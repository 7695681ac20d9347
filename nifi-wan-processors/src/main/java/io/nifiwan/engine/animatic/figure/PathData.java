package io.nifiwan.engine.animatic.figure;

import java.awt.geom.Path2D;
import java.util.StringTokenizer;

/** Reads outlines written as SVG path data with the absolute commands M, L, C, Q and Z, numbers parted by spaces. */
final class PathData {
    private PathData() {
    }

    static Path2D parse(final String data) {
        final Path2D path = new Path2D.Double();
        final StringTokenizer tokens = new StringTokenizer(data);
        while (tokens.hasMoreTokens()) {
            final String command = tokens.nextToken();
            switch (command) {
                case "M" -> path.moveTo(number(tokens), number(tokens));
                case "L" -> path.lineTo(number(tokens), number(tokens));
                case "C" -> path.curveTo(number(tokens), number(tokens), number(tokens), number(tokens), number(tokens), number(tokens));
                case "Q" -> path.quadTo(number(tokens), number(tokens), number(tokens), number(tokens));
                case "Z" -> path.closePath();
                default -> throw new IllegalArgumentException("Unknown path command " + command + " in " + data);
            }
        }
        return path;
    }

    private static double number(final StringTokenizer tokens) {
        return Double.parseDouble(tokens.nextToken());
    }
}
