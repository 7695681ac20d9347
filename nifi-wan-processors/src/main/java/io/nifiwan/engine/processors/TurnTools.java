package io.nifiwan.engine.processors;

import io.nifiwan.engine.budget.Budget;
import io.nifiwan.engine.cache.ClipShelf;
import io.nifiwan.engine.job.ClipReceiver;
import io.nifiwan.engine.job.JobLedger;
import io.nifiwan.engine.job.JobMachine;
import io.nifiwan.engine.job.UnsentIntents;
import org.apache.nifi.logging.ComponentLog;

import java.time.InstantSource;

/** What all turns of a scheduled GenerateVideo share. */
record TurnTools(ComponentLog logger, JobMachine machine, ClipReceiver receiver, ClipShelf shelf, Budget budget, JobLedger ledger, JobQueue queue,
                 UnsentIntents unsent, InstantSource clock) {
}
