package io.nifiwan.prompt.data;

/**
 * Reads a data file whole or not at all.
 *
 * @param <T> what the file says
 */
@FunctionalInterface
public interface DataParser<T> {
    /**
     * What a file says; immutable.
     *
     * @throws DataFileException when any of it is wrong
     */
    T parse(DataFile file) throws DataFileException;
}
