package io.nifiwan.prompt.data;

/** A data file that cannot be used; the message names the file and, where there is one, the line. */
public class DataFileException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A file with several faults; the message names the file and the line of each. */
    protected DataFileException(final String message) {
        super(message);
    }

    /** A fault of a whole file. */
    public DataFileException(final String file, final String fault) {
        super(file + ": " + fault);
    }

    /**
     * A fault at a place.
     *
     * @param line from 1
     */
    public DataFileException(final String file, final int line, final String fault) {
        super(file + " line " + line + ": " + fault);
    }
}
