package org.kiezplenum.web.client;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.texts.Languages;
import org.kiezplenum.texts.Messages;
import org.kiezplenum.web.render.AssetLinks;
import org.kiezplenum.web.render.Editing;
import org.kiezplenum.web.render.TemplateSources;

/**
 * Style, scripts and icons, held in memory, compressed once. The address of each carries one hash
 * of them all, so that a browser may keep them for ever and a page never mixes two versions.
 */
public final class Assets implements Handler<RoutingContext>, AssetLinks {

  /** Everything below this path is ours. */
  public static final String ROOT = "/assets/";

  /** For pages that are not live: how the rounds of a count are stepped through. */
  public static final String ROUNDS_SCRIPT = "pages/rounds.js";

  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "webmanifest", "application/manifest+json",
          "txt", "text/plain; charset=utf-8",
          "woff2", "font/woff2");

  /** Already compressed: trying again only costs. */
  private static final Set<String> DENSE = Set.of("png", "ico", "woff2");

  /**
   * Icons are named by live templates, which know no hash, and by browsers on their own account.
   */
  private static final List<String> PLAIN_ADDRESSES = List.of("/icons/", "/favicon.");

  /** Rules for pages. A script or a style has no use for them. */
  private static final List<String> FOR_DOCUMENTS =
      List.of("Content-Security-Policy", "Permissions-Policy", "Referrer-Policy", "X-Robots-Tag");

  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "public, max-age=600";
  private static final int HASH_LENGTH = 12;

  private final Editing.Latest<Edition> latest;

  private record Asset(String type, Buffer plain, @Nullable Buffer zipped, String etag) {

    /** Whether a browser may open it as a page of its own, which a script or a style never is. */
    boolean isDocument() {
      return type.startsWith("image/svg");
    }
  }

  /** All files of one moment: their common address, the files, and the tags of live faces. */
  private record Edition(
      String prefix, Map<String, Asset> assets, Map<String, String> liveScripts) {}

  private Assets(Supplier<Edition> maker) {
    this.latest = new Editing.Latest<>(maker);
  }

  /** Everything in the class path's folder webroot, and the texts that scripts need. */
  public static Assets load(Messages messages) {
    return new Assets(() -> {
      Map<String, byte[]> files = new TreeMap<>(Editing.read("webroot"));
      Map<String, String> templates = TemplateSources.of(Editing.read("templates"));
      if (Editing.isOn()) {
        CompileTemplates.compile(templates)
            .forEach((name, script) -> files.put("js/" + name, bytes(script)));
      }
      return edition(files, templates, messages);
    });
  }

  /** Assets from memory: files of the webroot, sources of the templates. */
  public static Assets of(
      Map<String, byte[]> webroot, Map<String, String> templates, Messages messages) {
    return new Assets(() -> edition(webroot, templates, messages));
  }

  private static Edition edition(
      Map<String, byte[]> webroot, Map<String, String> templates, Messages messages) {
    Map<String, byte[]> files = new TreeMap<>(webroot);
    // What a face needs comes in one script of its own; the sources of it are nobody's business.
    files.keySet().removeIf(name -> name.startsWith("js/") || name.startsWith("vendor/"));
    files.putAll(LiveModules.scripts(webroot, templates, messages));
    // This one needs no other, so pages that do not live run it as it is.
    files.computeIfAbsent(ROUNDS_SCRIPT, name -> webroot.get("js/rounds.js"));
    String prefix = ROOT + hash(files) + "/";
    Map<String, Asset> assets = new HashMap<>();
    files.forEach((name, content) -> assets.put(name, asset(name, content)));
    Map<String, String> liveScripts = new HashMap<>();
    for (String face : TemplateSources.LIVE_FACES) {
      for (String lang : Languages.ALL) {
        String tag = LiveModules.tag(files, face, lang, name -> prefix + name);
        liveScripts.put(face + "." + lang, tag);
      }
    }
    return new Edition(prefix, Map.copyOf(assets), Map.copyOf(liveScripts));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hash(Map<String, byte[]> files) {
    MessageDigest digest = sha256();
    files.forEach((name, content) -> {
      digest.update(name.getBytes(StandardCharsets.UTF_8));
      digest.update(content);
    });
    return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_LENGTH);
  }

  private static Asset asset(String name, byte[] content) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    byte[] zipped = DENSE.contains(ending) ? content : gzip(content);
    String etag = HexFormat.of().formatHex(sha256().digest(content)).substring(0, HASH_LENGTH);
    return new Asset(
        TYPES.getOrDefault(ending, "application/octet-stream"),
        Buffer.buffer(content),
        zipped.length < content.length ? Buffer.buffer(zipped) : null,
        etag);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new BestGzip(zipped)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }

  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }

  @Override
  public String liveScripts(String face, String lang) {
    return latest.get().liveScripts.getOrDefault(face + "." + lang, "");
  }

  @Override
  public String address(String name) {
    Edition edition = latest.get();
    if (!edition.assets.containsKey(name)) {
      throw new IllegalArgumentException("There is no asset " + name);
    }
    return edition.prefix + name;
  }

  @Override
  public void handle(RoutingContext request) {
    String path = request.normalizedPath();
    Edition edition = latest.get();
    Asset asset = find(edition, path);
    HttpMethod method = request.request().method();
    if (asset == null || !(method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))) {
      request.next();
      return;
    }
    // An address without the hash of this version gets what there is, but it is asked for again.
    answer(request, asset, path.startsWith(edition.prefix) ? FOR_EVER : ASK_AGAIN);
  }

  private static @Nullable Asset find(Edition edition, String path) {
    if (path.startsWith(ROOT)) {
      int afterHash = path.indexOf('/', ROOT.length());
      return afterHash > 0 ? edition.assets.get(path.substring(afterHash + 1)) : null;
    }
    return PLAIN_ADDRESSES.stream().anyMatch(path::startsWith)
        ? edition.assets.get(path.substring(1))
        : null;
  }

  private static void answer(RoutingContext request, Asset asset, String caching) {
    String accepted = request.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
    Buffer zipped = accepted != null && accepted.contains("gzip") ? asset.zipped : null;
    String etag = "\"" + asset.etag + (zipped == null ? "" : "-gz") + "\"";
    HttpServerResponse response = request.response();
    if (!asset.isDocument()) {
      FOR_DOCUMENTS.forEach(response.headers()::remove);
    }
    response.putHeader(HttpHeaders.CACHE_CONTROL, caching);
    response.putHeader(HttpHeaders.ETAG, etag);
    response.putHeader(HttpHeaders.VARY, "Accept-Encoding");
    response.putHeader("X-Content-Type-Options", "nosniff");
    if (etag.equals(request.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatusCode(304).end();
      return;
    }
    Buffer body = zipped == null ? asset.plain : zipped;
    response.putHeader(HttpHeaders.CONTENT_TYPE, asset.type);
    if (zipped != null) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    if (request.request().method().equals(HttpMethod.HEAD)) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length())).end();
      return;
    }
    // A copy that shares the bytes: the one we keep must stay readable for the next request.
    response.end(body.slice());
  }
}
