package io.nifiwan.engine.processors;

import io.nifiwan.engine.job.BudgetAction;
import org.apache.nifi.components.DescribedValue;

/** What happens to a shot that the day's budget does not cover. */
enum OverBudget implements DescribedValue {
    HOLD("Hold", "It waits in the incoming queue until the day ends or jobs turn out cheaper than expected", BudgetAction.HOLD),
    ROUTE("Route", "It goes to 'over budget'", BudgetAction.ROUTE);

    private final String displayName;
    private final String description;
    private final BudgetAction action;

    OverBudget(final String displayName, final String description, final BudgetAction action) {
        this.displayName = displayName;
        this.description = description;
        this.action = action;
    }

    BudgetAction action() {
        return action;
    }

    @Override
    public String getValue() {
        return displayName;
    }

    @Override
    public String getDisplayName() {
        return displayName;
    }

    @Override
    public String getDescription() {
        return description;
    }
}
