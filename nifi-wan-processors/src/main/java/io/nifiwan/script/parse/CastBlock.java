package io.nifiwan.script.parse;

import io.nifiwan.script.ScriptLanguage;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Follows a cast list above the first scene: from its label ({@code 人物：}, {@code CHARACTERS}) over its entries, so that
 * {@code 李明：高三学生} is not read as a speech. Chinese entries that tell age or sex form a list without a label. One object serves one script.
 */
final class CastBlock {
    private final boolean headed;
    private final Set<String> names = new HashSet<>();
    private boolean open;
    private boolean gap;

    /**
     * @param headed whether a scene heading follows somewhere below: the list may then have blank lines between its entries, and needs
     *               no label
     */
    CastBlock(final boolean headed) {
        this.headed = headed;
    }

    void acceptBlank() {
        gap = true;
        open = open && headed;
    }

    /** Whether a line that stands above the first scene belongs to the list. */
    boolean takes(final String line) {
        final boolean afterGap = gap;
        gap = false;
        final Optional<String> value = CastLines.value(line);
        if (value.isPresent()) {
            open = value.get().isEmpty() || CastLines.entry(value.get(), true).isPresent();
            CastLines.read(line).forEach(entry -> names.add(entry.name()));
            return true;
        }
        final Optional<CastEntry> entry = CastLines.entry(line, afterGap || !open);
        final boolean chinese = line.codePoints().anyMatch(ScriptLanguage::isHan);
        final boolean personal = entry.isPresent() && chinese && CastLines.isPersonal(entry.get().description());
        final boolean row = open && !afterGap && line.indexOf('、') >= 0 && !CastLines.read(line).isEmpty();
        open = (open || (headed && personal)) && (row || (entry.isPresent() && names.add(entry.get().name())));
        return open;
    }
}
