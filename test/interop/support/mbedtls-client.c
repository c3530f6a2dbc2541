/* A device with mbedTLS: PORT HOST. Trusts what tlscope wrote into anchors.h, as ANCHOR, and prints what it hears. */
#include <stdio.h>
#include <string.h>
#include <mbedtls/ctr_drbg.h>
#include <mbedtls/entropy.h>
#include <mbedtls/net_sockets.h>
#include <mbedtls/ssl.h>
#include "anchors.h"

static int stop(const char *where, int code) {
  printf("%s: -0x%04x\n", where, -code);
  return 1;
}

int main(int argc, char **argv) {
  mbedtls_net_context net;
  mbedtls_ssl_context ssl;
  mbedtls_ssl_config config;
  mbedtls_x509_crt anchors;
  mbedtls_entropy_context entropy;
  mbedtls_ctr_drbg_context random;
  unsigned char heard[256];
  int code;

  if (argc != 3) return 2;
  mbedtls_net_init(&net);
  mbedtls_ssl_init(&ssl);
  mbedtls_ssl_config_init(&config);
  mbedtls_x509_crt_init(&anchors);
  mbedtls_entropy_init(&entropy);
  mbedtls_ctr_drbg_init(&random);
  if ((code = mbedtls_ctr_drbg_seed(&random, mbedtls_entropy_func, &entropy, NULL, 0))) return stop("random", code);
  if ((code = mbedtls_x509_crt_parse(&anchors, (const unsigned char *)ANCHOR, sizeof(ANCHOR)))) return stop("anchor", code);
  if ((code = mbedtls_net_connect(&net, "127.0.0.1", argv[1], MBEDTLS_NET_PROTO_TCP))) return stop("connect", code);
  mbedtls_ssl_config_defaults(&config, MBEDTLS_SSL_IS_CLIENT, MBEDTLS_SSL_TRANSPORT_STREAM, MBEDTLS_SSL_PRESET_DEFAULT);
  mbedtls_ssl_conf_authmode(&config, MBEDTLS_SSL_VERIFY_REQUIRED);
  mbedtls_ssl_conf_ca_chain(&config, &anchors, NULL);
  mbedtls_ssl_conf_rng(&config, mbedtls_ctr_drbg_random, &random);
  if ((code = mbedtls_ssl_setup(&ssl, &config))) return stop("setup", code);
  mbedtls_ssl_set_hostname(&ssl, argv[2]);
  mbedtls_ssl_set_bio(&ssl, &net, mbedtls_net_send, mbedtls_net_recv, NULL);
  if ((code = mbedtls_ssl_handshake(&ssl))) return stop("handshake", code);
  while ((code = mbedtls_ssl_read(&ssl, heard, sizeof heard)) > 0) fwrite(heard, 1, code, stdout);
  mbedtls_ssl_close_notify(&ssl);
  return 0;
}
