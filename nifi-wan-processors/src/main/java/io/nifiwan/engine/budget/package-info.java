/** What a day may cost: ceilings, rates, and an account that several nodes share. */
package io.nifiwan.engine.budget;
