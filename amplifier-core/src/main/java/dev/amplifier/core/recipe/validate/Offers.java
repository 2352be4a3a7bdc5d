package dev.amplifier.core.recipe.validate;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a host has on offer; what is empty is not checked.
 *
 * @param agents names of agents, with their bundle in front where they have one
 * @param models names of models, by the provider that has them
 * @param roles names of model roles
 */
public record Offers(
        Optional<Set<String>> agents, Optional<Map<String, Set<String>>> models, Optional<Set<String>> roles) {

    /** Nothing is known, so nothing is checked. */
    public static final Offers UNKNOWN = new Offers(Optional.empty(), Optional.empty(), Optional.empty());

    /** Copies the sets. */
    public Offers {
        agents = agents.map(Set::copyOf);
        models = models.map(Map::copyOf);
        roles = roles.map(Set::copyOf);
    }
}
