metadata name = 'Secrets'
metadata description = 'Secrets made once, at the first deployment, and the one that GitHub gave.'

@description('Required. Name of the vault.')
param vaultName string

@secure()
@description('Required. Client secret of the GitHub application.')
param githubClientSecret string

@description('Required. Identity of the app that signs people in.')
param functionsPrincipalId string

@secure()
@description('Optional. Chance for the first token key; leave it alone.')
param tokenSeed string = newGuid()

@secure()
@description('Optional. More of it.')
param secondTokenSeed string = newGuid()

@secure()
@description('Optional. Chance for the database password; leave it alone.')
param passwordSeed string = newGuid()

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName
}

@onlyIfNotExists()
resource tokenKeys 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {
  parent: vault
  name: 'token-keys'
  properties: { value: 'first:${base64('${tokenSeed}${secondTokenSeed}')}' }
}

@onlyIfNotExists()
resource databasePassword 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {
  parent: vault
  name: 'database-password'
  properties: { value: 'Pg-${passwordSeed}' }
}

resource githubSecret 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {
  parent: vault
  name: 'github-client-secret'
  properties: { value: githubClientSecret }
}

module readTokenKeys 'secret-readers.bicep' = {
  params: { vaultName: vaultName, secretName: tokenKeys.name, principalIds: [functionsPrincipalId] }
}

module readDatabasePassword 'secret-readers.bicep' = {
  params: { vaultName: vaultName, secretName: databasePassword.name, principalIds: [functionsPrincipalId] }
}

module readGithubSecret 'secret-readers.bicep' = {
  params: { vaultName: vaultName, secretName: githubSecret.name, principalIds: [functionsPrincipalId] }
}
