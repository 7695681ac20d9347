package io.nifiwan.prompt.processors;

import io.nifiwan.prompt.build.PromptSources;
import io.nifiwan.prompt.glossary.Glossary;
import io.nifiwan.prompt.glossary.TermMatcher;
import io.nifiwan.prompt.parse.ShotParser;
import io.nifiwan.prompt.revise.AttemptReader;
import io.nifiwan.prompt.revise.PromptReviser;
import io.nifiwan.prompt.revise.chat.NoteChat;
import io.nifiwan.prompt.revise.rules.RevisionRules;

/**
 * What a revision works with, all of the same terms.
 *
 * @param glossary the terms
 * @param attempts reads the attempt
 * @param reviser  makes the next one
 * @param noteChat asks a chat model about what the rules do not read
 */
record RevisionTools(Glossary glossary, AttemptReader attempts, PromptReviser reviser, NoteChat noteChat) {

    static RevisionTools of(final PromptSources sources, final RevisionRules rules) {
        final TermMatcher matcher = new TermMatcher(sources.glossary());
        return new RevisionTools(sources.glossary(), new AttemptReader(sources, new ShotParser(sources.glossary(), matcher)),
                new PromptReviser(sources, matcher, rules), new NoteChat(sources.glossary(), matcher, rules));
    }
}
