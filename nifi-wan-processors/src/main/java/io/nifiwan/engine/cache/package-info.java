/** Finished clips by everything that determines them, so that an unchanged shot is not made twice. */
package io.nifiwan.engine.cache;
