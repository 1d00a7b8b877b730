package dev.wringer.harness.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.ring.Seed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statuses, bodies and texts of the HTTP API, in comparison with those of the genuine server. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ApiTest {

    private static final Pattern LISTEN = Pattern.compile("'listen':'127\\.0\\.0\\.1:(\\d+)'");

    private final ToxiproxyServer server = ToxiproxyServer.start("127.0.0.1", 0, new Seed(1));
    private final Requests requests = new Requests(server.port());

    @AfterEach
    void stop() {
        server.close();
    }

    private static int port(String answer) {
        Matcher matcher = LISTEN.matcher(answer);
        assertThat(matcher.find()).as(answer).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    private String create(String name) {
        return requests.post("/proxies", "{'name':'" + name + "','listen':'localhost:0','upstream':'127.0.0.1:9'}");
    }

    private String disabled(String name) {
        return requests.post(
                "/proxies", "{'name':'" + name + "','listen':'127.0.0.1:1','upstream':'127.0.0.1:9','enabled':false}");
    }

    // ---- proxies

    @Test
    void aProxyIsMadeWithDefaultsAndItsAddressResolved() {
        String answer = create("a");

        assertThat(port(answer)).isPositive();
        assertThat(answer)
                .isEqualTo("201 {'name':'a','listen':'127.0.0.1:" + port(answer)
                        + "','upstream':'127.0.0.1:9','enabled':true,'toxics':[]}");
        assertThat(requests.get("/proxies/a")).isEqualTo(answer.replace("201", "200"));
    }

    @Test
    void proxiesAreListedByName() {
        disabled("b");
        disabled("a");

        assertThat(requests.get("/proxies"))
                .isEqualTo("200 {'a':{'name':'a','listen':'127.0.0.1:1','upstream':'127.0.0.1:9','enabled':false,"
                        + "'toxics':[]},'b':{'name':'b','listen':'127.0.0.1:1','upstream':'127.0.0.1:9',"
                        + "'enabled':false,'toxics':[]}}");
    }

    @ParameterizedTest
    @CsvSource({"POST", "PATCH"})
    void anUpdateMerges(String method) {
        disabled("a");

        assertThat(requests.send(method, "/proxies/a", "{'upstream':'127.0.0.1:10','extra':[]}"))
                .isEqualTo("200 {'name':'a','listen':'127.0.0.1:1','upstream':'127.0.0.1:10','enabled':false,"
                        + "'toxics':[]}");
    }

    @Test
    void disablingAndDeletingFreesThePort() throws IOException {
        int port = QuietPorts.next();
        requests.post(
                "/proxies", "{'name':'a','listen':'" + QuietPorts.HOST + ":" + port + "','upstream':'127.0.0.1:9'}");
        assertThat(requests.post("/proxies/a", "{'enabled':false}")).contains("'enabled':false");
        assertThat(QuietPorts.isFree(port)).isTrue();
        assertThat(requests.post("/proxies/a", "{'enabled':true}")).contains(":" + port + "'");
        assertThat(QuietPorts.isFree(port)).isFalse();

        assertThat(requests.send("DELETE", "/proxies/a", "")).isEqualTo("204");
        assertThat(QuietPorts.isFree(port)).isTrue();
        assertThat(requests.get("/proxies")).isEqualTo("200 {}");
    }

    @Test
    void aPortThatIsTakenIsTold() {
        int port = port(create("a"));

        assertThat(requests.post("/proxies", "{'name':'b','listen':'127.0.0.1:" + port + "','upstream':'127.0.0.1:9'}"))
                .isEqualTo(
                        "500 {'error':'listen tcp 127.0.0.1:" + port + ": bind: address already in use','status':500}");
        assertThat(requests.get("/proxies/b")).startsWith("404");
    }

    // ---- toxics

    @Test
    void aToxicIsMadeWithDefaults() {
        disabled("a");

        assertThat(requests.post("/proxies/a/toxics", "{'type':'latency','attributes':{'latency':5}}"))
                .isEqualTo("200 {'attributes':{'jitter':0,'latency':5},'name':'latency_downstream','type':'latency',"
                        + "'stream':'downstream','toxicity':1.0}");
        assertThat(requests.post("/proxies/a/toxics", "{'type':'noop','stream':'Upstream'}"))
                .contains("'attributes':{},'name':'noop_upstream'", "'stream':'upstream'");
    }

    @Test
    void toxicsAreListedUpstreamFirstThenAsTheyWereAdded() {
        disabled("a");
        for (String toxic : List.of("3,downstream", "2,upstream", "1,downstream", "0,upstream")) {
            requests.post("/proxies/a/toxics", "{'type':'noop','name':'%s','stream':'%s'}".formatted((Object[])
                            toxic.split(",", -1)));
        }

        assertThat(names(requests.get("/proxies/a/toxics"))).containsExactly("2", "0", "3", "1");
        assertThat(names(requests.get("/proxies/a"))).containsExactly("a", "2", "0", "3", "1");
    }

    private static List<String> names(String answer) {
        List<String> names = new ArrayList<>();
        Matcher matcher = Pattern.compile("'name':'([^']*)'").matcher(answer);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    @ParameterizedTest
    @CsvSource({"POST", "PATCH"})
    void anUpdateMergesAttributesAndToxicityOnly(String method) {
        disabled("a");
        requests.post("/proxies/a/toxics", "{'type':'latency','name':'x','attributes':{'latency':5,'jitter':1}}");

        assertThat(requests.send(
                        method,
                        "/proxies/a/toxics/x",
                        "{'name':'y','stream':'upstream','type':'noop','toxicity':0.5,'attributes':{'jitter':2}}"))
                .isEqualTo("200 {'attributes':{'jitter':2,'latency':5},'name':'x','type':'latency',"
                        + "'stream':'downstream','toxicity':0.5}")
                .isEqualTo(requests.get("/proxies/a/toxics/x"));
        assertThat(requests.send("DELETE", "/proxies/a/toxics/x", "")).isEqualTo("204");
        assertThat(requests.get("/proxies/a/toxics")).isEqualTo("200 []");
    }

    // ---- errors

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET | /proxies/b | | 404 proxy not found",
                "DELETE | /proxies/b | | 404 proxy not found",
                "POST | /proxies/b | {} | 404 proxy not found",
                "POST | /proxies/b/toxics | {'type':'noop'} | 404 proxy not found",
                "GET | /proxies/a/toxics/x | | 404 toxic not found",
                "DELETE | /proxies/a/toxics/x | | 404 toxic not found",
                "POST | /proxies/a/toxics/x | {} | 404 toxic not found",
                "POST | /proxies | {'upstream':'h:1'} | 400 missing required field: name",
                "POST | /proxies | {'name':'b'} | 400 missing required field: upstream",
                "POST | /proxies | {'name':'a','upstream':'h:1'} | 409 proxy already exists",
                "POST | /proxies/a/toxics | {'type':'noop','name':'t'} | 409 toxic already exists",
                "POST | /proxies/a/toxics | {'type':'nope'} | 400 invalid toxic type",
                "POST | /proxies/a/toxics | {} | 400 invalid toxic type",
                "POST | /proxies/a/toxics | {'type':'noop','stream':'up'} | 400 stream was invalid, can be either "
                        + "upstream or downstream",
                "POST | /proxies | {'name':5} | 400 bad request body: name must be a string, and is 5",
                "POST | /proxies | [] | 400 bad request body: a JSON object is needed, not an array",
                "POST | /proxies | `` | 400 bad request body: a JSON object is needed, not nothing",
                "POST | /proxies/a | {'enabled':'yes'} | 400 bad request body: enabled must be true or false, and is "
                        + "'yes'",
                "POST | /populate | {} | 400 bad request body: a JSON array of proxies is needed",
                "POST | /proxies | {'name':'b','listen':'x','upstream':'h:1'} | 500 listen tcp: address x: missing "
                        + "port in address",
            })
    void errorsHaveTheTextsOfTheGenuineServer(String method, String path, String body, String error) {
        disabled("a");
        requests.post("/proxies/a/toxics", "{'type':'noop','name':'t'}");
        String status = error.substring(0, 3);

        assertThat(requests.send(method, path, body == null ? "" : body).replace("\\'", "'"))
                .startsWith(status + " {'error':'" + error.substring(4) + "','status':" + status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bandwidth | {'rate':-1} | rate must be 0 … 1000000000, and is -1",
                "latency | {'latency':-1} | latency must be 0 … 1000000000000, and is -1",
                "latency | {'latency':1.5} | latency must be a whole number, and is 1.5",
                "latency | {'latency':1e30} | latency must be a whole number, and is 1.0E30",
                "slicer | {} | average_size must be 1 … 2147483647, and is 0",
                "slicer | {'average_size':1,'size_variation':-1} | size_variation must be 0 … 2147483647, and is -1",
                "limit_data | {'bytes':-1} | bytes must be 0 or more, and is -1",
                "timeout | {'timeout':'x'} | timeout must be a whole number, and is 'x'",
                "reset_peer | [] | a JSON object is needed, not an array",
            })
    void badAttributesAreRefusedAndChangeNothing(String type, String attributes, String reason) {
        disabled("a");

        assertThat(requests.post("/proxies/a/toxics", "{'type':'%s','attributes':%s}".formatted(type, attributes))
                        .replace("\\'", "'"))
                .isEqualTo("400 {'error':'bad request body: " + reason + "','status':400}");
        assertThat(requests.post("/proxies/a/toxics", "{'type':'noop','toxicity':2}"))
                .contains("toxicity must be 0 … 1, and is 2.0");
        assertThat(requests.get("/proxies/a/toxics")).isEqualTo("200 []");
    }

    @Test
    void jsonThatIsNoneIsRefused() {
        assertThat(requests.post("/proxies", "{'name':'a'"))
                .startsWith("400 {'error':'bad request body: Unexpected end-of-input")
                .endsWith("'status':400}");
    }

    @Test
    void whatIsNoRouteIsNotFound() {
        assertThat(requests.get("/nothing")).isEqualTo("404 404 page not found");
        assertThat(requests.get("/")).isEqualTo("404 404 page not found");
        assertThat(requests.send("PUT", "/proxies", "")).isEqualTo("405");
        assertThat(requests.get("/version")).isEqualTo("200 {'version':'2.12.0+wringer'}");
    }

    @Test
    void browsersAreKeptOut() {
        assertThat(requests.answer("GET", "/proxies", "", "Mozilla/5.0")).isEqualTo("403 User agent not allowed");
    }

    // ---- populate and reset

    @Test
    void populateLeavesReplacesAndMakes() {
        int kept = port(create("kept"));
        int replaced = port(create("replaced"));
        create("unlisted");
        for (String name : List.of("kept", "replaced")) {
            requests.post("/proxies/" + name + "/toxics", "{'type':'noop'}");
        }

        String answer = requests.post("/populate", """
                [{'name':'kept','listen':'localhost:%d','upstream':'127.0.0.1:9','enabled':false},
                 {'name':'replaced','listen':'127.0.0.1:%d','upstream':'127.0.0.1:10'},
                 {'name':'made','listen':'127.0.0.1:0','upstream':'127.0.0.1:9','toxics':[{'type':'noop','name':'t'}]}]
                """.formatted(kept, replaced));

        assertThat(answer).startsWith("201 {'proxies':[{'name':'kept',");
        assertThat(names(answer)).containsExactly("kept", "noop_downstream", "replaced", "made", "t");
        assertThat(requests.get("/proxies/kept")).contains("'enabled':true", "noop_downstream");
        assertThat(requests.get("/proxies/replaced")).contains("127.0.0.1:10", "'enabled':true", "'toxics':[]");
        assertThat(port(requests.get("/proxies/replaced"))).isEqualTo(replaced);
        assertThat(names(requests.get("/proxies"))).contains("unlisted");
    }

    @Test
    void populateSetsTheToxicsOfAnExistingProxy() {
        int port = port(create("a"));
        requests.post("/proxies/a/toxics", "{'type':'noop','name':'old'}");
        requests.post(
                "/populate",
                "[{'name':'a','listen':'127.0.0.1:" + port
                        + "','upstream':'127.0.0.1:9','toxics':[{'type':'noop','name':'new'}]}]");

        assertThat(names(requests.get("/proxies/a/toxics"))).containsExactly("new");
    }

    @Test
    void populateGoesOnWithToxicsThatAreThere() {
        String proxy = "[{'name':'a','listen':'127.0.0.1:1','upstream':'127.0.0.1:9','enabled':false,'toxics':[%s]}]";
        requests.post(
                "/populate",
                proxy.formatted("{'type':'noop','name':'x'},{'type':'latency','name':'y','attributes':{'latency':5}}"));

        requests.post(
                "/populate",
                proxy.formatted("{'type':'noop','name':'z'},{'type':'latency','name':'y','attributes':{'jitter':6}},"
                        + "{'type':'noop','name':'x','stream':'upstream'}"));

        assertThat(requests.get("/proxies/a/toxics"))
                .as("of y all that is listed, x anew, in this order")
                .isEqualTo("200 [{'attributes':{},'name':'x','type':'noop','stream':'upstream','toxicity':1.0},"
                        + "{'attributes':{'jitter':6,'latency':0},'name':'y','type':'latency','stream':'downstream',"
                        + "'toxicity':1.0},"
                        + "{'attributes':{},'name':'z','type':'noop','stream':'downstream','toxicity':1.0}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'upstream':'h:1'} | 400 missing required field: name at proxy 2",
                "{'name':'b'} | 400 missing required field: upstream at proxy 2",
                "{'name':'b','upstream':'h:1','toxics':[{'type':'nope'}]} | 400 invalid toxic type",
                "{'name':'b','upstream':'h:1','toxics':[{'type':'noop'},{'type':'noop'}]} | 409 toxic already exists",
            })
    void populateChecksAllBeforeItMakesAny(String second, String error) {
        String status = error.substring(0, 3);

        assertThat(requests.post("/populate", "[{'name':'a','listen':'127.0.0.1:0','upstream':'h:1'}," + second + "]"))
                .isEqualTo(status + " {'error':'" + error.substring(4) + "','status':" + status + ",'proxies':[]}");
        assertThat(requests.get("/proxies")).isEqualTo("200 {}");
    }

    @Test
    void populateMakesWhatCanBeMadeAndTellsWhatCannot() {
        int taken = port(create("a"));
        disabled("d");

        assertThat(names(requests.post("/populate", """
                [{'name':'b','listen':'127.0.0.1:0','upstream':'h:1'},
                 {'name':'c','listen':'127.0.0.1:%1$d','upstream':'h:1'},
                 {'name':'d','listen':'127.0.0.1:%1$d','upstream':'h:1'},
                 {'name':'e','listen':'nonsense','upstream':'h:1'},
                 {'name':'f','listen':'127.0.0.1:0','upstream':'h:1'}]
                """.formatted(taken)))).containsExactly("b", "f");
        assertThat(names(requests.get("/proxies"))).containsExactly("a", "b", "d", "f");
        assertThat(requests.get("/proxies/d")).as("not replaced").contains("'listen':'127.0.0.1:1'");
        assertThat(requests.post("/populate", "[{'name':'c','listen':'127.0.0.1:" + taken + "','upstream':'h:1'}]"))
                .isEqualTo("500 {'error':'listen tcp 127.0.0.1:" + taken
                        + ": bind: address already in use','status':500,'proxies':[]}");
    }

    @Test
    void populateTakesTheLastOfOneName() {
        assertThat(names(requests.post("/populate", """
                [{'name':'a','listen':'127.0.0.1:0','upstream':'h:1'},
                 {'name':'b','listen':'127.0.0.1:0','upstream':'h:1'},
                 {'name':'a','listen':'127.0.0.1:0','upstream':'h:2'}]
                """))).containsExactly("a", "b");
        assertThat(requests.get("/proxies/a")).contains("'upstream':'h:2'");
    }

    @Test
    void aChangeToAnAddressThatMakesNoSenseChangesNothing() {
        int port = port(create("a"));

        assertThat(requests.post("/proxies/a", "{'listen':'nonsense'}")).startsWith("500");
        assertThat(requests.get("/proxies/a")).contains("'listen':'127.0.0.1:" + port + "'", "'enabled':true");
    }

    @Test
    void resetRemovesToxicsAndEnables() {
        create("a");
        requests.post("/proxies/a", "{'enabled':false}");
        requests.post("/proxies/a/toxics", "{'type':'noop'}");

        assertThat(requests.post("/reset", "")).isEqualTo("204");
        assertThat(requests.get("/proxies/a")).contains("'enabled':true", "'toxics':[]");
    }
}
