package io.nifiwan.prompt.revise;

/** Why a shot gets no further attempt; the name is the value of {@link RevisionAttributes#EXHAUSTED_CODE}. */
public enum Exhaustion {
    /** The shot has had all the attempts it may have. */
    MAXIMUM_ATTEMPTS,
    /** Neither the reasons of the gate nor the note change the prompt. */
    NOTHING_TO_CHANGE
}
