package io.nifiwan.script.split;

import io.nifiwan.script.Cast;
import io.nifiwan.script.Shot;

import java.util.List;

/**
 * The shots of a script.
 *
 * @param scenes number of scenes that have a heading, or 1 where the script has none
 * @param shots  shots in order, at least one
 * @param cast   characters of the script
 */
public record ShotList(int scenes, List<Shot> shots, Cast cast) {
    public ShotList {
        shots = List.copyOf(shots);
    }
}
