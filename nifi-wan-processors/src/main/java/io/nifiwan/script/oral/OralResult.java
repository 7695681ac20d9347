package io.nifiwan.script.oral;

import io.nifiwan.script.clean.Change;

import java.util.List;

/**
 * A transcript in layers, and what was done to it.
 *
 * @param transcript the layers
 * @param changes    every filler, repetition and correction that went, with its line in the verbatim layer
 */
public record OralResult(Transcript transcript, List<Change> changes) {
    public OralResult {
        changes = List.copyOf(changes);
    }
}
