#include "onrecord/core/hash.h"

#include <openssl/evp.h>
#include <openssl/sha.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace onrecord {

std::string sha256_hex(std::string_view bytes) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest);
  std::string out;
  out.reserve(2 * SHA256_DIGEST_LENGTH);
  for (unsigned char byte : digest) {
    out += "0123456789abcdef"[byte >> 4];
    out += "0123456789abcdef"[byte & 15];
  }
  return out;
}

std::optional<std::string> digest_of(std::string_view algorithm, std::string_view bytes) {
  const EVP_MD* method = algorithm == "md5"      ? EVP_md5()
                         : algorithm == "sha1"   ? EVP_sha1()
                         : algorithm == "sha256" ? EVP_sha256()
                         : algorithm == "sha512" ? EVP_sha512()
                                                 : nullptr;
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  if (method == nullptr || EVP_Digest(bytes.data(), bytes.size(), digest, &size, method, nullptr) != 1) {
    return std::nullopt;
  }
  return std::string(reinterpret_cast<const char*>(digest), size);
}

uint64_t hash64(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

}  // namespace onrecord
