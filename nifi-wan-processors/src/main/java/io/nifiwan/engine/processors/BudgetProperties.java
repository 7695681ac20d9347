package io.nifiwan.engine.processors;

import io.nifiwan.engine.budget.AccountStore;
import io.nifiwan.engine.budget.Budget;
import io.nifiwan.engine.budget.Ceilings;
import io.nifiwan.engine.budget.Rates;
import org.apache.nifi.components.PropertyDescriptor;
import org.apache.nifi.components.PropertyValue;
import org.apache.nifi.components.ValidationResult;
import org.apache.nifi.components.Validator;
import org.apache.nifi.context.PropertyContext;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The properties of GenerateVideo about money. */
final class BudgetProperties {
    static final PropertyDescriptor DAILY_SECONDS = optional("Daily Seconds Limit",
            "Most seconds of video in a day, over all nodes. What a job will need counts from the moment before it is sent; what the engine reports "
                    + "to have charged replaces it", amount());
    static final PropertyDescriptor DAILY_COST = optional("Daily Cost Limit",
            "Most money in a day, over all nodes, in the currency of the rates. Needs a Default Rate, so that no model is free by oversight",
            amount());
    static final PropertyDescriptor RATES = optional("Rates",
            "Prices for a second of video, one a line: wan2.2-t2v-plus = 0.14. The name is that of the model, else that of the engine. Lines that "
                    + "begin with # are skipped", readable("a line of the form model = price", text -> Rates.parse(text, "")));
    static final PropertyDescriptor DEFAULT_RATE = optional("Default Rate",
            "Price for a second of video of everything that Rates does not name", amount());
    static final PropertyDescriptor OVER_BUDGET = new PropertyDescriptor.Builder()
            .name("Over Budget")
            .description("What happens to a shot that a daily limit does not cover")
            .required(true)
            .allowableValues(OverBudget.class)
            .defaultValue(OverBudget.HOLD)
            .build();
    static final PropertyDescriptor TIME_ZONE = new PropertyDescriptor.Builder()
            .name("Budget Time Zone")
            .description("Where the day of the daily limits begins at midnight, for example UTC or Asia/Shanghai. The same on every node")
            .required(true)
            .defaultValue("UTC")
            .addValidator(readable("a time zone", ZoneId::of))
            .build();
    static final List<PropertyDescriptor> DESCRIPTORS = List.of(DAILY_SECONDS, DAILY_COST, RATES, DEFAULT_RATE, OVER_BUDGET, TIME_ZONE);

    private BudgetProperties() {
    }

    /** The budget that the properties describe. */
    static Budget budget(final PropertyContext context, final AccountStore store, final InstantSource clock) {
        final PropertyValue rates = context.getProperty(RATES);
        final PropertyValue usual = context.getProperty(DEFAULT_RATE);
        return new Budget(store, new Ceilings(number(context.getProperty(DAILY_SECONDS)), number(context.getProperty(DAILY_COST))),
                Rates.parse(rates.isSet() ? rates.getValue() : "", usual.isSet() ? usual.getValue() : ""), clock,
                ZoneId.of(context.getProperty(TIME_ZONE).getValue()));
    }

    /** What single values cannot say. */
    static List<ValidationResult> validate(final PropertyContext context) {
        final boolean priced = !context.getProperty(DAILY_COST).isSet() || context.getProperty(DEFAULT_RATE).isSet();
        return priced ? List.of() : List.of(new ValidationResult.Builder().subject(DEFAULT_RATE.getName()).valid(false)
                .explanation("it is needed with " + DAILY_COST.getName()).build());
    }

    private static Optional<BigDecimal> number(final PropertyValue value) {
        return value.isSet() ? Optional.of(new BigDecimal(value.getValue().strip())) : Optional.empty();
    }

    private static PropertyDescriptor optional(final String name, final String description, final Validator validator) {
        return new PropertyDescriptor.Builder().name(name).description(description).required(false).addValidator(validator).build();
    }

    private static Validator amount() {
        return readable("a number from 0", text -> {
            if (new BigDecimal(text.strip()).signum() < 0) {
                throw new IllegalArgumentException("below 0");
            }
        });
    }

    private static Validator readable(final String what, final Consumer<String> reader) {
        return (subject, input, context) -> {
            final ValidationResult.Builder result = new ValidationResult.Builder().subject(subject).input(input);
            try {
                reader.accept(input);
                return result.valid(true).build();
            } catch (final IllegalArgumentException | DateTimeException e) {
                return result.valid(false).explanation("it must be %s: %s".formatted(what, e.getMessage())).build();
            }
        };
    }
}
