package dev.amplifier.functions.wiring;

import dev.amplifier.functions.analytics.Analytics;
import dev.amplifier.functions.analytics.AnalyticsFunctions;
import dev.amplifier.functions.authoring.AuthoringFunctions;
import dev.amplifier.functions.authoring.DocumentCheck;
import dev.amplifier.functions.authoring.MountPlans;
import dev.amplifier.functions.durable.DurableOrchestrations;
import dev.amplifier.functions.durable.HistoryReader;
import dev.amplifier.functions.durable.HubClients;
import dev.amplifier.functions.execution.ControlFunctions;
import dev.amplifier.functions.execution.ExecutionFunctions;
import dev.amplifier.functions.execution.ExecutionStarter;
import dev.amplifier.functions.execution.Executions;
import dev.amplifier.functions.execution.Orchestrations;
import dev.amplifier.functions.execution.RecipeSource;
import dev.amplifier.functions.execution.Reruns;
import dev.amplifier.functions.execution.RetentionFunctions;
import dev.amplifier.functions.export.ExportFunctions;
import dev.amplifier.functions.gallery.Community;
import dev.amplifier.functions.gallery.Gallery;
import dev.amplifier.functions.gallery.GalleryFunctions;
import dev.amplifier.functions.gallery.GalleryRecipes;
import dev.amplifier.functions.health.Health;
import dev.amplifier.functions.health.HealthFunctions;
import dev.amplifier.functions.http.Api;
import dev.amplifier.functions.http.Callers;
import dev.amplifier.functions.mcp.McpEndpoint;
import dev.amplifier.functions.mcp.McpFunctions;
import dev.amplifier.functions.models.ModelFunctions;
import dev.amplifier.functions.openapi.BodyCheck;
import dev.amplifier.functions.openapi.OpenApiDocument;
import dev.amplifier.functions.openapi.OpenApiFunctions;
import dev.amplifier.functions.plan.OfferedModels;
import dev.amplifier.functions.plan.PlanFunctions;
import dev.amplifier.functions.plan.Planner;
import dev.amplifier.functions.programs.ProgramFunctions;
import dev.amplifier.functions.quota.CallRate;
import dev.amplifier.functions.quota.HousekeepingFunctions;
import dev.amplifier.functions.quota.PostgresQuotas;
import dev.amplifier.functions.quota.Quotas;
import dev.amplifier.functions.signin.GitHubIdentityProvider;
import dev.amplifier.functions.signin.IdentityProvider;
import dev.amplifier.functions.signin.OidcIdentityProvider;
import dev.amplifier.functions.signin.SignIn;
import dev.amplifier.functions.signin.SignInFunctions;
import dev.amplifier.functions.skills.SkillFunctions;
import dev.amplifier.functions.skills.Skills;
import dev.amplifier.functions.stream.StreamFunctions;
import dev.amplifier.functions.webhook.WebhookFunctions;
import dev.amplifier.functions.webhook.Webhooks;
import dev.amplifier.gallery.BuiltinGallery;
import dev.amplifier.gallery.FilledGalleryStore;
import dev.amplifier.gallery.GalleryStore;
import dev.amplifier.gallery.PostgresGalleryStore;
import dev.amplifier.platform.database.Database;
import dev.amplifier.platform.relay.EventRelay;
import dev.amplifier.platform.relay.WebPubSubEventRelay;
import dev.amplifier.platform.telemetry.LogTelemetry;
import dev.amplifier.platform.telemetry.Spans;
import dev.amplifier.platform.telemetry.Telemetry;
import dev.amplifier.platform.token.AccessTokens;
import dev.amplifier.platform.token.Keyring;
import dev.amplifier.platform.token.OwnKeySeal;
import dev.amplifier.platform.token.PostgresRefreshFamilies;
import dev.amplifier.platform.token.PostgresRevocations;
import dev.amplifier.platform.token.ProgramTokens;
import dev.amplifier.platform.token.RefreshFamilies;
import dev.amplifier.platform.token.RefreshTokens;
import dev.amplifier.platform.token.Revocations;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All objects of this function app, made once. Whoever makes it closes it. */
public final class FunctionsGraph implements AutoCloseable {

    private static final int ANONYMOUS_VALIDATIONS = 120;
    private static final int VALIDATIONS = 3_600;
    private static final int ANALYTICS_BATCHES = 1_200;

    private final Database database;
    private final EventRelay relay;
    private final Runnable closeHub;
    private final Spans spans;
    private final List<Object> triggers;

    /** The app as it runs, on these settings. */
    public FunctionsGraph(FunctionsSettings settings) {
        this(settings, new WebPubSubEventRelay(settings.relay()), new HubClients(), InstantSource.system());
    }

    private FunctionsGraph(FunctionsSettings settings, EventRelay relay, HubClients clients, InstantSource clock) {
        this(settings, relay, durable(clients, settings), clients::close, clock);
    }

    /**
     * The app on another relay, task hub and clock.
     *
     * @param closeHub what to do with the task hub when the app is closed
     */
    public FunctionsGraph(
            FunctionsSettings settings,
            EventRelay relay,
            Orchestrations.Source hub,
            Runnable closeHub,
            InstantSource clock) {
        this.database = Database.open(settings.database());
        this.relay = relay;
        this.closeHub = closeHub;
        Keyring keyring = new Keyring(settings.tokens());
        AccessTokens access = new AccessTokens(keyring, settings.tokens().accessLifetime(), clock);
        RefreshFamilies families = new PostgresRefreshFamilies(database);
        RefreshTokens refresh =
                new RefreshTokens(keyring, families, settings.tokens().refreshLifetime(), clock);
        Telemetry telemetry = new LogTelemetry();
        this.spans = settings.telemetry().open("functions");
        Quotas quotas = new PostgresQuotas(database);
        GalleryStore store = new FilledGalleryStore(new PostgresGalleryStore(database), BuiltinGallery::load);
        DocumentCheck documents = new DocumentCheck(store);
        OpenApiDocument document = OpenApiDocument.load();
        BodyCheck bodies = new BodyCheck(document);
        Revocations revocations = new PostgresRevocations(database);
        ProgramTokens programs = new ProgramTokens(keyring, revocations, clock);
        Api api = new Api(new Callers(access, programs, settings.signIn()::within), telemetry, spans);
        SignIn signIn = new SignIn(settings.signIn(), providers(settings, clock), access, refresh, keyring, clock);
        RecipeSource recipes = new GalleryRecipes(store, documents);
        ExecutionStarter starter =
                new ExecutionStarter(recipes, quotas, relay, new OwnKeySeal(keyring), telemetry, clock);
        Executions executions = new Executions(relay);
        Webhooks webhooks = new Webhooks(
                recipes,
                starter,
                executions,
                quotas,
                keyring,
                revocations,
                settings.signIn().publicUrl(),
                clock);
        this.triggers = List.of(
                new OpenApiFunctions(api, document),
                new HealthFunctions(api, new Health(database, relay, clock), hub),
                new SignInFunctions(api, bodies, signIn),
                new ProgramFunctions(api, bodies, programs),
                new ExecutionFunctions(api, bodies, starter, executions, new Reruns(recipes, starter, executions), hub),
                new ControlFunctions(api, bodies, executions, hub),
                new StreamFunctions(api, bodies, relay, executions, hub),
                new GalleryFunctions(
                        api,
                        bodies,
                        new Gallery(store),
                        new Community(store, documents, settings.communityRecipes(), clock)),
                new AuthoringFunctions(
                        api,
                        bodies,
                        documents,
                        new MountPlans(documents, store),
                        new CallRate("validations", ANONYMOUS_VALIDATIONS, clock),
                        new CallRate("validations", VALIDATIONS, clock)),
                new ModelFunctions(api, settings.models()),
                new AnalyticsFunctions(
                        api, bodies, new Analytics(telemetry, new CallRate("batches", ANALYTICS_BATCHES, clock))),
                new WebhookFunctions(api, bodies, webhooks, hub),
                new McpFunctions(
                        api,
                        bodies,
                        new McpEndpoint(
                                BuiltinGallery::load,
                                recipes,
                                starter,
                                executions,
                                webhooks,
                                settings.signIn().publicUrl(),
                                clock),
                        hub),
                new ExportFunctions(api, executions, hub),
                new PlanFunctions(api, bodies, new Planner(recipes, new OfferedModels(settings.models()), clock)),
                new SkillFunctions(api, bodies, new Skills()),
                new HousekeepingFunctions(quotas, families),
                new RetentionFunctions(hub, clock));
    }

    private static Map<SignIn.Way, IdentityProvider> providers(FunctionsSettings settings, InstantSource clock) {
        Map<SignIn.Way, IdentityProvider> providers = new EnumMap<>(SignIn.Way.class);
        providers.put(SignIn.Way.GITHUB, new GitHubIdentityProvider(settings.signIn()));
        settings.oidc().ifPresent(oidc -> providers.put(SignIn.Way.OIDC, new OidcIdentityProvider(oidc, clock)));
        return providers;
    }

    private static Orchestrations.Source durable(HubClients clients, FunctionsSettings settings) {
        HistoryReader histories = new HistoryReader(settings.hostUrl());
        return (context, message) -> new DurableOrchestrations(clients, histories, context, message);
    }

    /** The trigger objects, one of each class. */
    public List<Object> triggers() {
        return triggers;
    }

    @Override
    public void close() {
        spans.close();
        closeHub.run();
        relay.close();
        database.close();
    }
}
