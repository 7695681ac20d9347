package io.nifiwan.engine.budget;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Prices for a second of video. A price is looked for by the name of the model, then by the name of the engine, without regard to case;
 * the default is for everything else.
 *
 * @param prices       by lower-case name
 * @param defaultPrice for what has no price of its own
 */
public record Rates(Map<String, BigDecimal> prices, Optional<BigDecimal> defaultPrice) {
    public Rates {
        prices = Map.copyOf(prices);
    }

    /**
     * Reads prices.
     *
     * @param text         lines of the form {@code wan2.2-t2v-plus = 0.14}; empty lines and lines that begin with # are skipped
     * @param defaultPrice a number, or empty for none
     * @throws IllegalArgumentException naming the line that cannot be read
     */
    public static Rates parse(final String text, final String defaultPrice) {
        final Map<String, BigDecimal> prices = new HashMap<>();
        for (final String line : text.lines().map(String::strip).filter(each -> !each.isEmpty() && !each.startsWith("#")).toList()) {
            final int equals = line.lastIndexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException("'%s' is not of the form model=price".formatted(line));
            }
            final String name = line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            if (prices.put(name, price(line.substring(equals + 1))) != null) {
                throw new IllegalArgumentException("'%s' has two prices".formatted(name));
            }
        }
        return new Rates(prices, defaultPrice.isBlank() ? Optional.empty() : Optional.of(price(defaultPrice)));
    }

    /** Price of a second, where one is known. */
    public Optional<BigDecimal> of(final String model, final String engine) {
        return Optional.ofNullable(prices.get(model.strip().toLowerCase(Locale.ROOT)))
                .or(() -> Optional.ofNullable(prices.get(engine.strip().toLowerCase(Locale.ROOT))))
                .or(() -> defaultPrice);
    }

    /** So many seconds with their cost; the cost is zero where no price is known. */
    public Spending spending(final String model, final String engine, final BigDecimal seconds) {
        return new Spending(seconds, of(model, engine).orElse(BigDecimal.ZERO).multiply(seconds));
    }

    private static BigDecimal price(final String text) {
        try {
            final BigDecimal price = new BigDecimal(text.strip());
            if (price.signum() >= 0) {
                return price;
            }
        } catch (final NumberFormatException e) {
            throw new IllegalArgumentException("'%s' is no price".formatted(text.strip()), e);
        }
        throw new IllegalArgumentException("The price '%s' is below zero".formatted(text.strip()));
    }
}
