/** What every engine behind a protocol is held to: servers that speak it with its quirks and break on command, and what must come of each break. */
package io.nifiwan.engine.contract;
