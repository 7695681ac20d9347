package io.nifiwan.prompt.screening.rules;

import io.nifiwan.prompt.data.DataFileException;

import java.util.List;

/** A rule file or name list that cannot be used, with every fault found, each as {@code file:line: what is wrong}. */
public final class ScreeningFileException extends DataFileException {
    private static final long serialVersionUID = 1L;
    private static final int FAULTS_SHOWN = 10;

    private final List<String> faults;

    /**
     * With all faults.
     *
     * @param faults at least one
     */
    public ScreeningFileException(final List<String> faults) {
        super(message(faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }

    private static String message(final List<String> faults) {
        final String shown = String.join("; ", faults.subList(0, Math.min(FAULTS_SHOWN, faults.size())));
        return faults.size() > FAULTS_SHOWN ? shown + "; and " + (faults.size() - FAULTS_SHOWN) + " more" : shown;
    }
}
