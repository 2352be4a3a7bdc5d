package dev.amplifier.host.agent;

import dev.amplifier.core.bundle.Bundle;
import dev.amplifier.core.bundle.BundleReader;
import dev.amplifier.core.bundle.BundleReader.BundleException;
import dev.amplifier.core.provider.Providers;
import dev.amplifier.core.session.Session;
import dev.amplifier.core.session.SessionPlan;
import dev.amplifier.core.session.ToolKit;
import dev.amplifier.core.session.ToolModules;
import dev.amplifier.core.skill.Skill;
import dev.amplifier.gallery.BuiltinGallery;
import dev.amplifier.host.pool.SessionMaker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Makes sessions of the gallery's bundles by name. Safe for use by several threads. */
public final class BundleSessions implements SessionMaker<Session> {

    /** The bundle of whoever asks for none. */
    public static final String DEFAULT_BUNDLE = BuiltinGallery.DEFAULT_BUNDLE;

    private final Map<String, String> bundles;
    private final List<Skill> skills;
    private final Providers providers;
    private final ToolModules tools;
    private final BundleReader reader;
    private final Map<String, SessionPlan> composed = new ConcurrentHashMap<>();

    /**
     * Makes sessions of these bundles.
     *
     * @param bundles texts by name
     * @param skills what agents may load
     * @param tools the tool modules of this host
     */
    public BundleSessions(Map<String, String> bundles, List<Skill> skills, Providers providers, ToolModules tools) {
        this.bundles = Map.copyOf(bundles);
        this.skills = List.copyOf(skills);
        this.providers = providers;
        this.tools = tools;
        this.reader = new BundleReader(name -> Optional.ofNullable(this.bundles.get(name)));
    }

    /** Whether there is a bundle of this name. */
    public boolean knows(String bundle) {
        return bundles.containsKey(bundle);
    }

    @Override
    public Session make(String shelf) {
        return session(composed.computeIfAbsent(shelf, name -> plan(compose(name))));
    }

    /**
     * A session of a bundle that somebody wrote just now; it is not pooled.
     *
     * @throws BundleException if the text is no bundle
     */
    public Session makeInline(String text) throws BundleException {
        return session(plan(reader.read(text)));
    }

    @Override
    public boolean restore(Session session) {
        // A session keeps nothing between turns.
        return true;
    }

    @Override
    public boolean healthy(Session session) {
        return true;
    }

    @Override
    public void close(Session session) {
        // A session holds nothing that must be given back.
    }

    private Bundle compose(String name) {
        String text = bundles.get(name);
        if (text == null) {
            throw new IllegalArgumentException("there is no bundle named '" + name + "'; there are: "
                    + bundles.keySet().stream().sorted().toList());
        }
        try {
            return reader.read(text);
        } catch (BundleException e) {
            throw new IllegalArgumentException("the bundle '" + name + "' cannot be read: " + e.getMessage(), e);
        }
    }

    private static SessionPlan plan(Bundle bundle) {
        return new SessionPlan(bundle, List.of());
    }

    private Session session(SessionPlan plan) {
        return new Session(plan, providers, any -> ToolKit.of(any, skills, tools));
    }
}
