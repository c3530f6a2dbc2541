/** A configuration that makes openssl write every extension and every kind of name it can. */
import { OCTET_STRING } from '../../src/asn1/index.ts';
import { hex, unhex } from '../../src/bytes/index.ts';
import { encode } from '../../src/presentation/index.ts';

/** RFC 6962 §3.2 and §3.3 by hand: version, log, time, no extensions, ECDSA with SHA-256, signature. */
const receipt = `00 ${'ab'.repeat(32)} 0000018bcfe56800 0000 0403 0008 3006020101020102`;
const receipts = encode(OCTET_STRING, unhex(`0039 0037 ${receipt}`));

export const config = `
[req]
distinguished_name = dn
prompt = no
string_mask = utf8only
x509_extensions = many
[dn]
C = DE
ST = Bayern
L = München
O = Example & Co, "Ltd"
0.OU = One
1.OU = Two
+CN = Прюфунг
serialNumber = 4711
DC = example
emailAddress = a@example.com
1.2.3.4.5 = of no known type
[many]
basicConstraints = critical,CA:true,pathlen:3
keyUsage = critical,digitalSignature,keyCertSign,cRLSign,decipherOnly
extendedKeyUsage = serverAuth,clientAuth,codeSigning,emailProtection,timeStamping,OCSPSigning,1.2.3.4.5
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid:always,issuer:always
subjectAltName = @names
issuerAltName = DNS:issuer.example
certificatePolicies = 1.2.3.4,@policy
policyConstraints = requireExplicitPolicy:3,inhibitPolicyMapping:1
policyMappings = 1.2.3:1.5.6
inhibitAnyPolicy = 2
nameConstraints = permitted;DNS:example.com,excluded;IP:10.0.0.0/255.0.0.0,permitted;dirName:directory
crlDistributionPoints = point,relative
freshestCRL = point
authorityInfoAccess = OCSP;URI:http://ocsp.example/,caIssuers;URI:http://ca.example/ca.der
subjectInfoAccess = caRepository;URI:http://repository.example/
tlsfeature = status_request,status_request_v2
nsComment = a remark
nsCertType = client,server
noCheck = ignored
2.5.29.9 = ASN1:SEQUENCE:attributes
2.5.29.16 = ASN1:SEQUENCE:period
1.3.6.1.4.1.11129.2.4.2 = DER:${hex(receipts, ':')}
1.2.3.4.5.6 = ASN1:SEQUENCE:unheard
[odd]
basicConstraints = CA:false
subjectAltName = DNS:plain
1.3.6.1.4.1.11129.2.4.3 = critical,ASN1:NULL
[issuer]
basicConstraints = critical,CA:true
keyUsage = critical,digitalSignature,keyCertSign,cRLSign
[request]
subjectAltName = DNS:asked.example
keyUsage = digitalSignature
[names]
DNS.1 = example.com
DNS.2 = *.example.com
IP.1 = 192.0.2.1
IP.2 = 2001:db8::1
email.1 = a@example.com
URI.1 = https://example.com/
RID.1 = 1.2.3.4
otherName.1 = 1.2.3;UTF8:other
dirName.1 = directory
[directory]
C = DE
O = Directory
[policy]
policyIdentifier = 2.23.140.1.2.1
CPS.1 = http://policy.example/
userNotice.1 = @notice
[notice]
explicitText = UTF8:Read this
organization = Notices
noticeNumbers = 1,2,3
[point]
fullname = URI:http://crl.example/list
CRLissuer = dirName:directory
reasons = keyCompromise,CACompromise
[relative]
relativename = step
[step]
CN = list
[attributes]
one = SEQUENCE:attribute
[attribute]
type = OID:2.5.4.10
values = SET:values
[values]
one = UTF8:Example
[period]
notBefore = IMPLICIT:0,GENTIME:20240101000000Z
notAfter = IMPLICIT:1,GENTIME:20341231235959Z
[unheard]
flag = BOOL:TRUE
nested = EXPLICIT:1,SEQUENCE:inner
raw = FORMAT:HEX,OCT:c0ffee
high = IMPLICIT:300,INTEGER:5
[inner]
when = UTC:240101000000Z
id = OID:1.2.840.113549
wide = BMP:wide
[ca_default]
database = index
crlnumber = crlnumber
default_md = sha256
crl_extensions = list
[list]
authorityKeyIdentifier = keyid:always
issuingDistributionPoint = critical,@covers
[covers]
fullname = URI:http://crl.example/list
onlyuser = TRUE
[ca]
default_ca = ca_default
`;
