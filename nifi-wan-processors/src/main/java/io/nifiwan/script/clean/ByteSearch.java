package io.nifiwan.script.clean;

/** Finds a run of bytes in others. */
final class ByteSearch {

    private ByteSearch() {
    }

    /** Offset of the first occurrence, -1 where there is none. */
    static int indexOf(final byte[] content, final byte[] sought) {
        for (int start = 0; start + sought.length <= content.length; start++) {
            int matched = 0;
            while (matched < sought.length && content[start + matched] == sought[matched]) {
                matched++;
            }
            if (matched == sought.length) {
                return start;
            }
        }
        return -1;
    }
}
