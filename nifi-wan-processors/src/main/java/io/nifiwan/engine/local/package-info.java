/** What engines on this machine share: jobs that live in folders, survive restarts and are worked off by a few threads. */
package io.nifiwan.engine.local;
